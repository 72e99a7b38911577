import { SectionName } from 'backstage-plugin-secure-studio-common';
import { SectionSource } from './SectionSource';
import { readAllowlist } from './sections/allowlist';
import { requireEgressMode } from './sections/chosen';
import { readDomain } from './sections/domain';
import { readEndpoints } from './sections/endpoints';
import { firewallSection, readFirewalls } from './sections/firewall';
import { lacksSomething } from './sections/lacksSomething';
import { readProduct } from './sections/product';
import { readProfiles } from './sections/profiles';
import { etagOfProduct, readStack } from './sections/stack';
import { stands } from './sections/stands';
import {
  EnvironmentRecord,
  KnownStack,
  ObservedSections,
  Observation,
  Snapshots,
} from './types';

/** The environment to read and what is known of it. */
export interface ReadSubject {
  environment: EnvironmentRecord;
  region: string;
  /** Of the environment's own product. */
  previous: Snapshots;
  operationOpen: boolean;
  /** ISO-8601: when the read began, so that what is read later is newer. */
  readAt: string;
  /**
   * What AWS is asked for again although it tells that nothing changed: everything where somebody
   * asks now, what is in turn in a sweep.
   */
  anew: 'everything' | readonly SectionName[];
}

/** Reads one section. */
export type SectionReaders = {
  readonly [Name in SectionName]: () => Promise<Observation<Name>>;
};

/** Milliseconds for which a section waits for what it depends on before it takes what was known. */
const PATIENCE = 2_000;

/** The fresh answer, or the known one where the fresh one fails or is slow. */
async function freshOrKnown<T>(
  fresh: Promise<T>,
  known: T | undefined,
): Promise<T> {
  if (known === undefined) {
    return fresh;
  }
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(known), PATIENCE);
  });
  try {
    return await Promise.race([fresh.catch(() => known), impatience]);
  } finally {
    clearTimeout(timer);
  }
}

/** What was read; null where it could not be. */
async function dataOf<Data>(
  read: () => Promise<{ data: Data | null }>,
): Promise<Data | null> {
  return read().then(
    ({ data }) => data,
    () => null,
  );
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= read();
    return answer;
  };
}

/**
 * How to read each section of an environment from a source. The product tells the stack, and the
 * stack's parameters and outputs tell everything else; each reader fails by itself.
 */
export function createSectionReaders(
  source: SectionSource,
  subject: ReadSubject,
): SectionReaders {
  const { environment, region, previous, readAt, anew } = subject;
  const known = previous.stack.data ?? undefined;
  const isInTurn = (section: SectionName) =>
    anew === 'everything' || anew.includes(section);

  /** Never by name: another product may have it. */
  const product = once(async () =>
    environment.provisionedProductId
      ? source.product(environment.provisionedProductId)
      : undefined,
  );

  async function describeStack(): Promise<Observation<'stack'>> {
    const arn = await freshOrKnown(
      product().then(found => found?.stackArn ?? known?.arn),
      known?.arn,
    );
    return readStack(source, arn, previous.stack.data, {
      readAt,
      etag: await freshOrKnown(product().then(etagOfProduct), null),
    });
  }

  /** The stack as it is known, where its product tells that nothing was done to it since. */
  const standing = once(async () => {
    if (isInTurn('stack') || !known) {
      return undefined;
    }
    const found = await product().catch(() => undefined);
    return found?.stackArn === undefined || found.stackArn === known.arn
      ? stands(previous.stack, etagOfProduct(found))
      : undefined;
  });

  // What was done to a stack past Service Catalog shows in what it lacks, which is read below.
  let isWhole = async () => false;

  const stack = once(async () => {
    const unchanged = await standing();
    return unchanged && (await isWhole()) ? unchanged : describeStack();
  });

  const knownStack = once(async (): Promise<KnownStack> => {
    const unchanged = await standing();
    return (
      unchanged?.data ??
      freshOrKnown(
        stack().then(({ data }) => data ?? { parameters: {}, outputs: {} }),
        known,
      )
    );
  });

  /** Null while the stack has made nothing. */
  const ofStack =
    <Data>(read: (chosen: KnownStack) => Promise<Data>) =>
    async (): Promise<Data | null> => {
      const chosen = await knownStack();
      return Object.keys(chosen.outputs).length > 0 ? read(chosen) : null;
    };

  const observed =
    <Name extends SectionName>(
      read: () => Promise<ObservedSections[Name] | null>,
    ) =>
    async (): Promise<Observation<Name>> => ({
      data: await read(),
      observedAt: readAt,
      etag: null,
    });

  const nothing = { data: null, observedAt: readAt, etag: null };
  const firewalls = once(async () => readFirewalls(source, await knownStack()));

  const domain = once(
    async () =>
      (await ofStack(chosen =>
        readDomain(source, chosen, previous.domain, {
          readAt,
          mayStand: !isInTurn('domain'),
        }),
      )()) ?? nothing,
  );
  const firewall = once(
    observed<'firewall'>(
      ofStack(async chosen =>
        firewallSection(
          requireEgressMode(chosen),
          await firewalls(),
          previous.firewall.data,
        ),
      ),
    ),
  );
  const endpoints = once(
    observed<'endpoints'>(
      ofStack(chosen =>
        readEndpoints(source, chosen, region, previous.endpoints.data),
      ),
    ),
  );
  isWhole = async () =>
    !lacksSomething({
      domain: await dataOf(domain),
      firewall: await dataOf(firewall),
      endpoints: await dataOf(endpoints),
    });

  return {
    product: () => readProduct(product, environment, previous.product, subject),
    stack,
    domain,
    profiles: observed<'profiles'>(
      ofStack(chosen => readProfiles(source, chosen, previous.profiles.data)),
    ),
    firewall,
    allowlist: async () =>
      (await ofStack(chosen =>
        readAllowlist(source, chosen, previous.allowlist, {
          readAt,
          firewalls: anew === 'everything' ? undefined : firewalls,
          isListsTurn: isInTurn('allowlist'),
        }),
      )()) ?? nothing,
    endpoints,
  };
}
