import { AwsError } from '../../AwsError';
import { operationsWith } from '../operation';

/** Makes an EC2 operation; `DryRun` works on each of them. */
export const operation = operationsWith({
  missing: member =>
    new AwsError(
      'MissingParameter',
      `The request must contain the parameter ${wireName(member)}`,
    ),
  always: ['DryRun'],
  before: input => {
    // "If you have the required permissions, the error response is DryRunOperation."
    if (input.DryRun === true) {
      throw new AwsError(
        'DryRunOperation',
        'Request would have succeeded, but DryRun flag is set.',
        412,
      );
    }
  },
});

/** EC2 names parameters in its messages in camel case. */
export function wireName(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}
