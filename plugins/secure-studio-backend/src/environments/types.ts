import {
  Allowlist,
  EgressMode,
  EnvironmentStatus,
  Product,
  Profile,
  SectionData,
  SectionError,
  SectionName,
  StatusReason,
} from 'backstage-plugin-secure-studio-common';

/** Who asked for an environment, for whom and where, and what AWS last said of it in short. */
export interface EnvironmentRecord {
  /** Full name. */
  readonly name: string;
  /** Entity ref of the owning group. */
  readonly owner: string;
  /** Id of the target. */
  readonly target: string;
  /** Entity ref. */
  readonly requestedBy: string;
  /** All times are ISO-8601 in UTC. */
  readonly createdAt: string;
  /** Null until AWS has taken the request. */
  readonly provisionedProductId: string | null;
  readonly productStatus: Product['status'] | null;
  readonly terminatedAt: string | null;
  readonly egressMode: EgressMode | null;
  readonly domainId: string | null;
  readonly observedAt: string | null;
  /** As it was asked for, without the group's name. */
  readonly shortName: string;
  /** As it was last made of all that is known. */
  readonly status: EnvironmentStatus;
  readonly statusReason: StatusReason | null;
  /** Where AWS last had its product; null before it was seen. */
  readonly seenIn: {
    readonly accountId: string;
    readonly region: string;
  } | null;
  /** Since when AWS's lists leave it out, without proof that it is gone. */
  readonly absentSince: string | null;
  /** When AWS was last asked for it by id. */
  readonly lookedForAt: string | null;
  /** Since when the catalog has the owning group no more. */
  readonly ownerMissingSince: string | null;
  /** Entity ref of the admin who took it over from AWS; null where it was asked for here. */
  readonly registeredBy: string | null;
  /** When that was; what was asked for before was of something else. */
  readonly registeredAt: string | null;
}

/** To which portal user a profile belongs. */
export interface ProfileRecord {
  readonly environment: string;
  readonly profile: string;
  /** Entity ref. */
  readonly user: string;
  readonly createdAt: string;
}

/** A profile as SageMaker knows it; whose it is stands in the database. */
export type ObservedProfile = Pick<Profile, 'name' | 'status' | 'createdAt'>;

/** The lists as AWS has them; which of their domains nobody approved stands in the database. */
export type ObservedAllowlist = Omit<Allowlist, 'team'> & {
  team: Omit<Allowlist['team'], 'unreviewed'>;
};

/** What is kept of each section. */
export type ObservedSections = Omit<SectionData, 'profiles' | 'allowlist'> & {
  profiles: ObservedProfile[];
  allowlist: ObservedAllowlist;
};

/** An answer of AWS for a section: null data where AWS has nothing of it (yet). */
export interface Observation<Name extends SectionName = SectionName> {
  readonly data: ObservedSections[Name] | null;
  /** When AWS said so, also where the answer was kept since. */
  readonly observedAt: string;
  /** What AWS tells of the version of the data: it stands as long as AWS tells the same. Null where AWS tells none. */
  readonly etag: string | null;
}

/** The last good answer of a section, with the error of the last read where that failed. */
export interface Snapshot<Name extends SectionName = SectionName> {
  readonly data: ObservedSections[Name] | null;
  readonly observedAt: string | null;
  readonly etag: string | null;
  readonly error: SectionError | null;
}

export type Snapshots = { readonly [Name in SectionName]: Snapshot<Name> };

/** Outputs of an environment's stack, by name. */
export type StackOutputs = Readonly<Record<string, string>>;

/** Parameters of an environment's stack, by name: what was chosen. */
export type StackParameters = Readonly<Record<string, string>>;

/** What the sections need to know of the stack. */
export interface KnownStack {
  readonly parameters: StackParameters;
  readonly outputs: StackOutputs;
}
