import { AwsError, AwsGateways, AwsTarget } from '../aws';

const WRONG_ACCOUNT = 'WrongAccount';

/** Throws where AWS answers for another account than the target's, or does not say for which. */
export type AccountCheck = () => Promise<void>;

/**
 * Makes sure, once, that the sessions of a target are in its own account: that something is not
 * there says nothing where it was looked for elsewhere.
 */
export function createAccountCheck(
  gateways: AwsGateways,
  target: AwsTarget,
): AccountCheck {
  let check: Promise<void> | undefined;
  return () => {
    check ??= requireAccount(gateways, target);
    return check;
  };
}

async function requireAccount(
  gateways: AwsGateways,
  target: AwsTarget,
): Promise<void> {
  const account = await gateways.serviceCatalog(target, 'read').callerAccount();
  if (account !== target.accountId) {
    throw new AwsError(
      'unexpected',
      `AWS answers ${target.roles.read} of target '${target.id}' for another account than ${target.accountId}: what it does not have may be there all the same. Look at the portal's credentials and endpoints of AWS.`,
      WRONG_ACCOUNT,
    );
  }
}

/** Whether AWS answered for another account than the target's. */
export function isWrongAccount(error: unknown): boolean {
  return error instanceof AwsError && error.code === WRONG_ACCOUNT;
}
