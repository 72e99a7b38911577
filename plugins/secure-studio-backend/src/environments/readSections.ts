import { SectionName } from 'backstage-plugin-secure-studio-common';
import { SectionSource } from './SectionSource';
import { readAllowlist } from './sections/allowlist';
import { readDomain } from './sections/domain';
import { readEndpoints } from './sections/endpoints';
import { readFirewall } from './sections/firewall';
import { productSection } from './sections/product';
import { readProfiles } from './sections/profiles';
import { stackSection } from './sections/stack';
import {
  EnvironmentRecord,
  KnownStack,
  ObservedSections,
  Snapshots,
} from './types';

/** The environment to read and what is known of it. */
export interface ReadSubject {
  environment: EnvironmentRecord;
  region: string;
  previous: Snapshots;
  operationOpen: boolean;
}

/** Reads one section; null where AWS has nothing of it yet. */
export type SectionReaders = {
  readonly [Name in SectionName]: () => Promise<ObservedSections[Name] | null>;
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
  { environment, region, previous, operationOpen }: ReadSubject,
): SectionReaders {
  const found = once(() => source.product(environment.name));
  const stack = once(async () => {
    const known = previous.stack.data ?? undefined;
    const arn = await freshOrKnown(
      found().then(product => product?.stackArn ?? known?.arn),
      known?.arn,
    );
    return arn
      ? stackSection(arn, await source.stack(arn), known ?? null)
      : null;
  });
  const knownStack = once(() =>
    freshOrKnown(
      stack().then(
        (fresh): KnownStack => fresh ?? { parameters: {}, outputs: {} },
      ),
      previous.stack.data ?? undefined,
    ),
  );
  const fromStack =
    <Data>(read: (known: KnownStack) => Promise<Data>) =>
    async (): Promise<Data | null> => {
      const known = await knownStack();
      return Object.keys(known.outputs).length > 0 ? read(known) : null;
    };

  return {
    product: async () =>
      productSection(await found(), {
        environment,
        previous: previous.product.data,
        operationOpen,
      }),
    stack,
    domain: fromStack(known => readDomain(source, known, previous.domain.data)),
    profiles: fromStack(known => readProfiles(source, known)),
    firewall: fromStack(known =>
      readFirewall(source, known, previous.firewall.data),
    ),
    allowlist: fromStack(known => readAllowlist(source, known)),
    endpoints: fromStack(known => readEndpoints(source, known, region)),
  };
}
