import { operationsWith } from '../operation';
import { validationError } from './errors';

export const operation = operationsWith({
  missing: member =>
    validationError(
      `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    ),
});
