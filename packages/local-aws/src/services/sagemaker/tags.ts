import {
  AddTagsInput,
  AddTagsOutput,
  ListTagsInput,
  ListTagsOutput,
  Tag,
} from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../service';
import { resourceNotFound } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import { existingDomains, existingUserProfiles, tags } from './records';

const MAX_TAGS = 50;

export const addTags = operation<AddTagsInput>()(
  ['ResourceArn', 'Tags'],
  [],
  ({ ResourceArn, Tags }, context): AddTagsOutput => {
    const merged = new Map(
      [...tagsOf(ResourceArn, context), ...Tags].map(tag => [tag.Key, tag]),
    );
    tags(context).set(ResourceArn, [...merged.values()]);
    return { Tags: [...merged.values()] };
  },
);

export const listTags = operation<ListTagsInput>()(
  ['ResourceArn'],
  ['MaxResults', 'NextToken'],
  ({ ResourceArn, ...paging }, context): ListTagsOutput => {
    const { items, nextToken } = listPage(
      tagsOf(ResourceArn, context),
      ({ Key }) => Key ?? '',
      { MaxResults: MAX_TAGS, ...paging },
    );
    return { Tags: items, NextToken: nextToken };
  },
);

/** @throws AwsError ResourceNotFound */
function tagsOf(resourceArn: string, context: CallContext): Tag[] {
  const arns = [
    ...existingDomains(context).map(({ DomainArn }) => DomainArn),
    ...existingUserProfiles(context).map(
      ({ UserProfileArn }) => UserProfileArn,
    ),
  ];
  if (!arns.includes(resourceArn)) throw resourceNotFound(resourceArn);
  return tags(context).get(resourceArn) ?? [];
}
