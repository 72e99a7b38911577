import { operationsWith } from '../../operation';
import { validationError } from '../template/errors';

/** Makes an operation of CloudFormation; see `operationsWith`. */
export const operation = operationsWith({
  missing: member =>
    validationError(
      `1 validation error detected: Value null at '${member
        .charAt(0)
        .toLowerCase()}${member.slice(
        1,
      )}' failed to satisfy constraint: Member must not be null`,
    ),
});
