import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { invalidParameter, operation } from './operation';
import { findLogGroupByArn, setLogGroup } from './tables';

type Tags = Readonly<Record<string, string>>;

const maximumTags = 50;

/** Tags after others were added. @throws TooManyTagsException, InvalidParameterException */
export function withAddedTags(
  tags: Tags,
  added: Tags,
  { caller }: CallContext,
): Tags {
  const reserved = Object.keys(added).find(key => key.startsWith('aws:'));
  if (reserved !== undefined && !caller.calledVia) {
    throw invalidParameter(`Tag key ${reserved} is reserved.`);
  }
  const all = { ...tags, ...added };
  if (Object.keys(all).length > maximumTags) {
    throw new AwsError(
      'TooManyTagsException',
      `A resource can have no more than ${maximumTags} tags.`,
    );
  }
  return all;
}

const TagResource = operation<TagResourceRequest>()(
  ['resourceArn', 'tags'],
  [],
  ({ resourceArn, tags }, context): object => {
    const group = findLogGroupByArn(context.state, resourceArn);
    setLogGroup(context.state, {
      ...group,
      tags: withAddedTags(group.tags, tags, context),
    });
    return {};
  },
);

const UntagResource = operation<UntagResourceRequest>()(
  ['resourceArn', 'tagKeys'],
  [],
  ({ resourceArn, tagKeys }, { state }): object => {
    const group = findLogGroupByArn(state, resourceArn);
    const kept = Object.entries(group.tags).filter(
      ([key]) => !tagKeys.includes(key),
    );
    setLogGroup(state, { ...group, tags: Object.fromEntries(kept) });
    return {};
  },
);

const ListTagsForResource = operation<ListTagsForResourceRequest>()(
  ['resourceArn'],
  [],
  ({ resourceArn }, { state }): ListTagsForResourceResponse => ({
    tags: { ...findLogGroupByArn(state, resourceArn).tags },
  }),
);

export const tagOperations = {
  TagResource,
  UntagResource,
  ListTagsForResource,
};
