import { AwsError } from '../../AwsError';
import { operationsWith } from '../operation';

export const operation = operationsWith({
  missing: member =>
    new AwsError(
      'MissingParameter',
      `The request must contain the parameter ${member}.`,
    ),
});
