import {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../service';
import { resourceNotFound } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import { firewallPolicies, firewalls, ruleGroups } from './records';

export const listTagsForResource = operation<ListTagsForResourceRequest>()(
  ['ResourceArn'],
  ['NextToken', 'MaxResults'],
  ({ ResourceArn, ...paging }, context): ListTagsForResourceResponse => {
    const page = listPage(
      existingTags(ResourceArn, context),
      ({ Key }) => Key ?? '',
      paging,
    );
    return { Tags: page.items, NextToken: page.nextToken };
  },
);

export const tagResource = operation<TagResourceRequest>()(
  ['ResourceArn', 'Tags'],
  [],
  ({ ResourceArn, Tags }, context): object => {
    const merged = new Map(
      [...existingTags(ResourceArn, context), ...Tags].map(tag => [
        tag.Key,
        tag,
      ]),
    );
    setTags(ResourceArn, [...merged.values()], context);
    return {};
  },
);

export const untagResource = operation<UntagResourceRequest>()(
  ['ResourceArn', 'TagKeys'],
  [],
  ({ ResourceArn, TagKeys }, context): object => {
    const rest = existingTags(ResourceArn, context).filter(
      ({ Key = '' }) => !TagKeys.includes(Key),
    );
    setTags(ResourceArn, rest, context);
    return {};
  },
);

/** @returns undefined when there is no such resource. */
export function tagsOf(arn: string, context: CallContext): Tag[] | undefined {
  return (
    firewalls(context).get(arn) ??
    firewallPolicies(context).get(arn) ??
    ruleGroups(context).get(arn)
  )?.tags;
}

/** @throws AwsError ResourceNotFoundException */
function existingTags(arn: string, context: CallContext): Tag[] {
  const tags = tagsOf(arn, context);
  if (!tags) throw resourceNotFound(`Unable to find resource: ${arn}`);
  return tags;
}

function setTags(arn: string, tags: Tag[], context: CallContext): void {
  const firewall = firewalls(context).get(arn);
  if (firewall) firewalls(context).set(arn, { ...firewall, tags });
  const policy = firewallPolicies(context).get(arn);
  if (policy) firewallPolicies(context).set(arn, { ...policy, tags });
  const ruleGroup = ruleGroups(context).get(arn);
  if (ruleGroup) ruleGroups(context).set(arn, { ...ruleGroup, tags });
}
