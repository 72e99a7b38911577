import {
  Allowlist,
  Domain,
  Endpoints,
  EnvironmentStatus,
  Firewall,
  Operation,
  Product,
  Profile,
  SectionData,
  SectionError,
  SectionName,
  Stack,
} from '../api';

/**
 * What says why a status is what it is: a section, the latest operation, the target's configuration
 * or the owning group.
 *
 * @public
 */
export type StatusSource = SectionName | 'operation' | 'target' | 'owner';

/**
 * The part of a section's data that its status is made of, where that is not all of it.
 *
 * @public
 */
export interface StatusParts {
  readonly product: Pick<Product, 'status'>;
  readonly stack: Pick<Stack, 'status'>;
  readonly domain: Pick<Domain, 'name' | 'status'>;
  readonly profiles: readonly Pick<Profile, 'name' | 'status'>[];
  readonly firewall: Pick<Firewall, 'egressMode' | 'zones'>;
  readonly allowlist: Pick<Allowlist, 'egressMode'> & {
    readonly team: Omit<Allowlist['team'], 'unreviewed'>;
  };
  readonly endpoints: Pick<Endpoints, 'items'>;
}

/**
 * What of each section's data the status is made of.
 *
 * @public
 */
export type StatusData = Omit<SectionData, keyof StatusParts> & StatusParts;

/**
 * All that is known of an environment.
 *
 * @public
 */
export interface EnvironmentFacts {
  /** The latest. */
  readonly operation: Pick<Operation, 'type' | 'state' | 'message'> | null;
  /** Proven: AWS has the provisioned product no more. */
  readonly gone: boolean;
  /** `moved`: AWS had the environment in another account or region than its target has now. */
  readonly target: 'configured' | 'missing' | 'moved';
  /** Null: not known. */
  readonly ownerExists: boolean | null;
  /** Names of the profiles that the portal gave to users. */
  readonly profiles: readonly string[];
  readonly sections: {
    readonly [Name in SectionName]: {
      readonly data: StatusData[Name] | null;
      readonly observedAt: string | null;
      readonly error: SectionError | null;
    };
  };
}

/**
 * The status of an environment, with its reason in plain words and what says so; neither where
 * nothing is amiss.
 *
 * @public
 */
export interface StatusVerdict {
  readonly status: EnvironmentStatus;
  readonly reason: string | null;
  readonly source: StatusSource | null;
}
