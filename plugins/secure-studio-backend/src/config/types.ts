import { HumanDuration } from '@backstage/types';
import { TargetChoices } from 'backstage-plugin-secure-studio-common';

/** For what a role is assumed. */
export type Purpose = 'read' | 'provision' | 'operate' | 'open';

export const PURPOSES: readonly Purpose[] = [
  'read',
  'provision',
  'operate',
  'open',
];

/** A tag whose value the requester gives. */
export interface TagField {
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly required: boolean;
  /** Among which the requester chooses; any value where it is left out. */
  readonly values?: readonly string[];
}

/** An AWS account and region, the product and the roles to use there. */
export interface TargetConfig {
  readonly id: string;
  readonly accountId: string;
  readonly region: string;
  /** Name of the product, or its `prod-…` id. */
  readonly product: string;
  /** Name of the product's version (`ProvisioningArtifactName`). */
  readonly version: string;
  /** Name of the portfolio, or id of the launch path; needed where there is more than one. */
  readonly portfolio?: string;
  /** ARNs. */
  readonly roles: Readonly<Record<Purpose, string>>;
  /** ARN of the role with which the product is launched; absent where it cannot be known. */
  readonly launchRole?: string;
  /** Full entity refs of groups, or `*` alone. */
  readonly owners: readonly string[];
  /** What a requester may choose. */
  readonly choices: TargetChoices;
  readonly approvedDomains: readonly string[];
  /** Tags of every environment. */
  readonly tags: Readonly<Record<string, string>>;
  readonly tagFields: readonly TagField[];
  /** How many environments there may be. */
  readonly quotas: {
    readonly environments?: number;
    readonly environmentsPerTeam?: number;
  };
  /** Seconds. */
  readonly studioUrl: { readonly expiresIn: number; readonly session: number };
}

/** How often something may be asked for within a minute. */
export interface Limit {
  readonly perPerson: number;
  readonly perTeam: number;
}

/**
 * What makes a person a member of a group: its direct members as the catalog has them, also those of
 * the groups below it, or what the person's token claims.
 */
export type Membership = 'direct' | 'nested' | 'claims';

/** The plugin's configuration, checked in full. */
export interface SecureStudioConfig {
  readonly targets: readonly TargetConfig[];
  /** Tells portals on one account apart. */
  readonly portalId: string;
  /** Full entity ref of a group. */
  readonly reviewers: string;
  /** Full entity ref of a group. */
  readonly admins: string;
  readonly membership: Membership;
  /** Name of the group that leads a team, with `{group}` for the team's own name. */
  readonly leads: { readonly groupPattern?: string };
  readonly inventory: {
    readonly frequency: HumanDuration;
    /** More environments missing in one sweep stop it. */
    readonly mostVanished: number;
  };
  /** Milliseconds. */
  readonly operations: {
    readonly pollInterval: number;
    readonly lease: number;
  };
  readonly limits: Readonly<
    Record<'studioUrls' | 'refreshes' | 'provisions', Limit>
  >;
}
