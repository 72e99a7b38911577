import { Caller, isLead } from './caller';
import { canonicalRef } from './entityRefs';

/** Whether the caller may end the operation: who asked for it, a lead of the owning group, or an admin. */
export function mayEndOperation(
  caller: Caller,
  operation: { initiator: string },
  environment: { owner: string },
): boolean {
  return (
    caller.kind === 'user' &&
    (caller.isAdmin ||
      canonicalRef(operation.initiator) === caller.userRef ||
      isLead(caller, environment.owner))
  );
}
