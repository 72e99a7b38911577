import { Caller, UserCaller } from './caller';
import { canonicalRef } from './entityRefs';

/** Whether a caller leads a group. */
export type IsLead = (caller: UserCaller, groupRef: string) => boolean;

/** Whether the caller may end the operation: who asked for it, a lead of the owning group, or an admin. */
export function mayEndOperation(
  caller: Caller,
  operation: { initiator: string },
  environment: { owner: string },
  isLead: IsLead,
): boolean {
  return (
    caller.kind === 'user' &&
    (caller.isAdmin ||
      canonicalRef(operation.initiator) === caller.userRef ||
      isLead(caller, environment.owner))
  );
}
