import { checkProvisionRequest } from 'backstage-plugin-secure-studio-common';

/** A key of a target's configuration that does not fit what its account has. */
export interface TargetProblem {
  /** Below the target, such as `portfolio`. */
  readonly key: string;
  /** To follow "expected". */
  readonly expectation: string;
}

/** What the rules of a request need to know of a target. */
type RulesTarget = Parameters<typeof checkProvisionRequest>[1];

/** A target as its version of the product and the roles of its account let it be used. */
export interface OfferedTarget extends RulesTarget {
  readonly id: string;
  /** Tags of every environment, but for those that Service Catalog adds by itself. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether its roles may read existing networks and endpoint services. */
  readonly readsNetwork: boolean;
  /** What the target offers, and its roles cannot do yet: the field of a request, and why. */
  readonly lacks: readonly { field: string; rule: string }[];
}
