import { operationsWith } from '../operation';
import { invalidParameters } from './errors';

export const operation = operationsWith({
  missing: member => invalidParameters(`${member} is required.`),
  // The language of the messages: English is the only one.
  always: ['AcceptLanguage'],
});
