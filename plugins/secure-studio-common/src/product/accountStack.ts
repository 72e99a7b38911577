/**
 * Version of what an account deploys for the portal: its roles and their policies. It goes up when
 * the portal needs more of them.
 *
 * @public
 */
export const ACCOUNT_STACK_VERSION = 2;

/**
 * Name of the SSM parameter in which the account stack says its version: found by what the target's
 * configuration already names.
 *
 * @param readRoleName - Name of the role for reading, without path and not its ARN.
 * @public
 */
export function accountStackParameterName(readRoleName: string): string {
  return `/${readRoleName}/account-stack-version`;
}

/**
 * What a feature of the portal needs of the account stack.
 *
 * @public
 */
export interface AccountStackFeature {
  /** The first version whose roles can do it. */
  readonly since: number;
  /** What the roles of an earlier version lack, to follow "lack". */
  readonly lacks: string;
}

/**
 * The features of the portal that need more than every account stack has.
 *
 * @public
 */
export const ACCOUNT_STACK_FEATURES = {
  /** Sessions of the open role carry the portal's tag. */
  portalTag: {
    since: 2,
    lacks:
      'the session tag that tells the portals of one account apart (role for opening Studio)',
  },
  /** An existing network, and the zones of endpoint services, are read before they are used. */
  readNetwork: {
    since: 2,
    lacks:
      'leave to read existing networks and endpoint services (role for reading)',
  },
  /** What a version of the product declares is read before it is provisioned. */
  readProvisioningParameters: {
    since: 1,
    lacks: 'leave to read what the product asks for (role for provisioning)',
  },
} as const satisfies Record<string, AccountStackFeature>;

/**
 * @public
 */
export type AccountStackFeatureName = keyof typeof ACCOUNT_STACK_FEATURES;

/**
 * The version that the parameter's value tells. The first version published none, so a missing or
 * unreadable one is 1.
 *
 * @public
 */
export function parseAccountStackVersion(value: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(value ?? '') ? Number(value) : 1;
}

/**
 * Why a feature cannot be used with an account stack of this version, and what to do about it.
 *
 * @returns undefined where it can be used.
 * @public
 */
export function missingAccountStackFeature(
  name: AccountStackFeatureName,
  version: number,
): string | undefined {
  const { since, lacks } = ACCOUNT_STACK_FEATURES[name];
  return version < since
    ? `this target's roles lack ${lacks}: deploy version ${since} of the account stack or later`
    : undefined;
}
