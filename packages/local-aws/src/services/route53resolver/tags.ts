import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-route53resolver';
import { CallContext } from '../../service';
import { limitExceeded } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import { found, tags } from './records';

const MAX_TAGS = 50;

const TagResource = operation<TagResourceRequest>()(
  ['ResourceArn', 'Tags'],
  [],
  ({ ResourceArn, Tags }, context): object => {
    const merged = new Map(
      [...tagsOf(ResourceArn, context), ...Tags].map(tag => [tag.Key, tag]),
    );
    if (merged.size > MAX_TAGS) {
      throw limitExceeded(`A resource takes at most ${MAX_TAGS} tags.`);
    }
    tags(context).set(ResourceArn, [...merged.values()]);
    return {};
  },
);

const UntagResource = operation<UntagResourceRequest>()(
  ['ResourceArn', 'TagKeys'],
  [],
  ({ ResourceArn, TagKeys }, context): object => {
    const rest = tagsOf(ResourceArn, context).filter(
      ({ Key = '' }) => !TagKeys.includes(Key),
    );
    tags(context).set(ResourceArn, rest);
    return {};
  },
);

const ListTagsForResource = operation<ListTagsForResourceRequest>()(
  ['ResourceArn'],
  ['MaxResults', 'NextToken'],
  ({ ResourceArn, ...paging }, context): ListTagsForResourceResponse => {
    const page = listPage(
      tagsOf(ResourceArn, context),
      ({ Key }) => Key ?? '',
      paging,
    );
    return { Tags: page.items, NextToken: page.nextToken };
  },
);

export const tagOperations = {
  TagResource,
  UntagResource,
  ListTagsForResource,
};

/** @throws AwsError ResourceNotFoundException */
function tagsOf(arn: string, context: CallContext): readonly Tag[] {
  return found(tags(context).get(arn), arn);
}
