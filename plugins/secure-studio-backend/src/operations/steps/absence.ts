import { AwsGateways, AwsTarget } from '../../aws';
import { Hindrance } from '../retry';
import { Advance, StoredOperation } from '../types';

/** Looks in a row that must find nothing: what was launched just now may not be shown everywhere yet. */
const NEEDED_LOOKS = 24;

/**
 * Concludes that AWS has nothing of an operation only after many looks in a row, by id or by name, in the
 * right account.
 *
 * @param conclude - What follows from it.
 */
export async function onceProvenAbsent(
  operation: StoredOperation,
  target: AwsTarget,
  aws: AwsGateways,
  conclude: () => Advance,
): Promise<Advance> {
  const absences = operation.absences + 1;
  if (absences < NEEDED_LOOKS) {
    return {
      change: {
        absences,
        message: 'Service Catalog shows nothing of it: looking again',
      },
      next: 'poll',
    };
  }
  const account = await aws.sts(target, 'read').callerAccount();
  if (account !== target.accountId) {
    throw new Hindrance(
      `The role ${target.roles.read} is in another account than ${target.accountId}`,
    );
  }
  return conclude();
}
