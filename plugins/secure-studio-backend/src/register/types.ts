import { Product } from 'backstage-plugin-secure-studio-common';

/** What the tags of a provisioned product say of it: claims, no proof. */
export interface Claim {
  readonly provisionedProductId: string;
  /** Full name of the environment. */
  readonly name: string;
  /** Entity ref of the group. */
  readonly owner: string;
  /** Which portal it says that it is of; null where it says nothing. */
  readonly portal: string | null;
  readonly productStatus: Product['status'];
  /** ISO-8601. */
  readonly createdAt: string | null;
}

/** A user profile and whose its tag says that it is. */
export interface ClaimedProfile {
  readonly name: string;
  readonly user: string | null;
}

/** A provisioned product with the portal's tags that has no row: nobody's, until an admin registers it. */
export interface UnregisteredProduct extends Claim {
  /** Id of the target. */
  readonly target: string;
  readonly profiles: readonly ClaimedProfile[];
  /** Why its claims need an admin who confirms them; none: it may be registered with others. */
  readonly doubts: readonly string[];
  /** ISO-8601. */
  readonly observedAt: string;
}
