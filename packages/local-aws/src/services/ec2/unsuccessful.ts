import type { UnsuccessfulItem } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';

/** Runs one part of a batch: the entry that the answer has for it where it fails. */
export function unsuccessful(
  ResourceId: string,
  part: () => void,
): UnsuccessfulItem[] {
  try {
    part();
    return [];
  } catch (error) {
    if (error instanceof AwsError) {
      return [
        { ResourceId, Error: { Code: error.code, Message: error.message } },
      ];
    }
    throw error;
  }
}
