import { operationsWith } from '../operation';
import { validationError } from './errors';

export const operation = operationsWith({
  missing: member => validationError(`${member} is required.`),
});
