import { operationsWith } from '../operation';
import { invalidRequest } from './errors';

export const operation = operationsWith({
  missing: member => invalidRequest(`${member} is required`),
});
