import { EnvironmentRecord } from './types';

/** Milliseconds for which what is gone is looked at again, and between two such looks by id. */
export const LOOK_AGAIN_FOR = 24 * 3_600_000;
const LOOK_AGAIN_EVERY = 3_600_000;

/** What an admin has seen missing, and when. */
export interface Confirmation {
  readonly environments: readonly string[];
  /** ISO-8601. */
  readonly at: string;
  /** Entity ref. */
  readonly by: string;
}

/** What a sweep knows before it concludes anything. */
export interface SweepFacts {
  /** ISO-8601. */
  readonly now: string;
  /** Ids of the products in AWS's list. */
  readonly listed: ReadonlySet<string>;
  /** Whether every page of the list could be read. */
  readonly isComplete: boolean;
  /** Names of the environments with an open operation. */
  readonly open: ReadonlySet<string>;
  readonly confirmation: Confirmation | null;
  /** How many environments may go missing at once without an admin's confirmation. */
  readonly mostVanished: number;
}

/** What a sweep does about each environment; what is in none of these is left alone. */
export interface SweepPlan {
  /** To be read: in the list, not launched yet, or with an open operation. */
  readonly read: readonly EnvironmentRecord[];
  /** Not in the list, from which nothing is concluded: a read by id tells whether they are gone. */
  readonly lookFor: readonly EnvironmentRecord[];
  /** Gone not long ago: whether they are there again. */
  readonly lookAgain: readonly EnvironmentRecord[];
  /** Too many are missing at once: nothing is concluded of these until an admin has seen it. */
  readonly heldBack: readonly EnvironmentRecord[];
  /** To be read, though not in what could be read of the list: whether they are there stays open. */
  readonly unlisted: readonly EnvironmentRecord[];
}

/**
 * Decides what a sweep does about each environment of a target, given AWS's list of products.
 * Being in the list proves that a product is there; not being in it proves nothing, since searches
 * skip items and lag behind.
 */
export function planSweep(
  environments: readonly EnvironmentRecord[],
  facts: SweepFacts,
): SweepPlan {
  const kinds = new Map<EnvironmentRecord, keyof SweepPlan | 'vanished'>();
  for (const environment of environments) {
    const kind = kindOf(environment, facts);
    if (kind) {
      kinds.set(environment, kind);
    }
  }
  const all = (kind: keyof SweepPlan | 'vanished') =>
    environments.filter(environment => kinds.get(environment) === kind);
  const vanished = all('vanished');
  const isTooMany = vanished.length > facts.mostVanished;
  return {
    read: all('read'),
    lookFor: isTooMany ? all('lookFor') : [...all('lookFor'), ...vanished],
    lookAgain: all('lookAgain'),
    heldBack: isTooMany ? vanished : [],
    unlisted: all('unlisted'),
  };
}

function kindOf(
  environment: EnvironmentRecord,
  facts: SweepFacts,
): keyof SweepPlan | 'vanished' | undefined {
  const { name, provisionedProductId, terminatedAt } = environment;
  const { confirmation, isComplete, listed, now, open } = facts;
  if (
    !provisionedProductId ||
    listed.has(provisionedProductId) ||
    open.has(name)
  ) {
    return 'read';
  }
  if (terminatedAt) {
    return isDueAgain(environment, now) ? 'lookAgain' : undefined;
  }
  if (!isComplete) {
    return 'unlisted';
  }
  return isUnproven(environment) && !isConfirmed(environment, confirmation)
    ? 'vanished'
    : 'lookFor';
}

/** Whether nobody has looked for it by id since it went missing. */
export function isUnproven({
  absentSince,
  lookedForAt,
}: Pick<EnvironmentRecord, 'absentSince' | 'lookedForAt'>): boolean {
  return (
    absentSince === null || lookedForAt === null || lookedForAt < absentSince
  );
}

function isConfirmed(
  { name, absentSince }: EnvironmentRecord,
  confirmation: Confirmation | null,
): boolean {
  return (
    confirmation !== null &&
    absentSince !== null &&
    confirmation.at >= absentSince &&
    confirmation.environments.includes(name)
  );
}

function isDueAgain(
  { lookedForAt, terminatedAt }: EnvironmentRecord,
  now: string,
): boolean {
  const age = (time: string | null) =>
    time === null ? Infinity : Date.parse(now) - Date.parse(time);
  return (
    age(terminatedAt) < LOOK_AGAIN_FOR &&
    // A look in the future was noted by a clock that is wrong.
    Math.abs(age(lookedForAt)) >= LOOK_AGAIN_EVERY
  );
}
