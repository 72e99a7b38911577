import type { Tag } from '@aws-sdk/client-s3';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';

/**
 * A whole set of tags: "Tag keys must be unique … up to 128 and 256 characters".
 *
 * @throws InvalidTag, BadRequest
 */
export function validTags(
  tags: readonly Tag[],
  maximum: number,
  { caller }: CallContext,
): Tag[] {
  if (tags.length > maximum) {
    throw new AwsError(
      'BadRequest',
      `Object tags cannot be greater than ${maximum}`,
    );
  }
  if (new Set(tags.map(({ Key }) => Key)).size !== tags.length) {
    throw new AwsError(
      'InvalidTag',
      'Cannot provide multiple Tags with the same key',
    );
  }
  for (const { Key = '', Value = '' } of tags) {
    if (Key.length < 1 || Key.length > 128) {
      throw new AwsError(
        'InvalidTag',
        'The TagKey you have provided is invalid',
      );
    }
    if (Value.length > 256) {
      throw new AwsError(
        'InvalidTag',
        'The TagValue you have provided is invalid',
      );
    }
    if (Key.startsWith('aws:') && !caller.calledVia) {
      throw new AwsError(
        'InvalidTag',
        'System tags cannot be added/updated by requester',
      );
    }
  }
  return [...tags];
}
