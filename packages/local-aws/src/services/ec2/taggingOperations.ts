import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  DescribeTagsRequest,
  DescribeTagsResult,
  TagDescription,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { networkInterfacesOf } from './networkInterfaces';
import { operation } from './operation';
import { resourceTypeOf, storedKinds } from './resourceTypes';
import { select } from './select';
import { networkInterfaces, vpcs } from './tables';
import { addTags, removeTags, taggedResources } from './tags';

/** @throws InvalidID, or the error of a missing resource of that kind */
function requireResource(id: string, context: CallContext): string {
  const type = resourceTypeOf(id);
  if (type === undefined) {
    throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
  }
  const { state } = context;
  const kind = Object.values(storedKinds).find(
    candidate => candidate.type === type,
  );
  if (kind) {
    kind.table.find(state, id);
  } else if (type === 'network-interface') {
    if (
      !networkInterfacesOf(context).some(
        ({ NetworkInterfaceId }) => NetworkInterfaceId === id,
      )
    ) {
      throw networkInterfaces.notFound(id);
    }
  } else if (!vpcs.all(state).some(({ networkAclId }) => networkAclId === id)) {
    throw new AwsError(
      'InvalidNetworkAclID.NotFound',
      `The networkAcl ID '${id}' does not exist`,
    );
  }
  return type;
}

const CreateTags = operation<CreateTagsRequest>()(
  ['Resources', 'Tags'],
  [],
  (input, context): object => {
    const types = input.Resources.map(id => requireResource(id, context));
    input.Resources.forEach((id, index) =>
      addTags(context, id, types[index], input.Tags),
    );
    return {};
  },
);

const DeleteTags = operation<DeleteTagsRequest>()(
  ['Resources'],
  ['Tags'],
  (input, context): object => {
    for (const id of input.Resources) {
      requireResource(id, context);
      removeTags(
        context.state,
        id,
        ({ Key, Value }) =>
          input.Tags !== undefined &&
          !input.Tags.some(
            tag =>
              tag.Key === Key &&
              // "If you omit the value, we delete the tag regardless of its value."
              (tag.Value === undefined || tag.Value === Value),
          ),
      );
    }
    return {};
  },
);

const DescribeTags = operation<DescribeTagsRequest>()(
  [],
  ['Filters', 'MaxResults', 'NextToken'],
  (input, { state }): DescribeTagsResult => {
    const all = taggedResources(state)
      .entries()
      .flatMap(([ResourceId, { resourceType, tags }]) =>
        tags.map(tag => ({ ...tag, ResourceId, resourceType })),
      );
    const { items, NextToken } = select(
      all.map(({ resourceType, ...tag }) => ({
        ...tag,
        ResourceType: resourceType as TagDescription['ResourceType'],
        Tags: [{ Key: tag.Key, Value: tag.Value }],
      })),
      input,
      {
        idOf: ({ ResourceId }) => ResourceId,
        keyOf: ({ ResourceId, Key }) => `${ResourceId} ${Key}`,
        notFound: id =>
          new AwsError('InvalidID', `The ID '${id}' is not valid`),
        filters: {
          key: tag => tag.Key,
          'resource-id': tag => tag.ResourceId,
          'resource-type': tag => tag.ResourceType,
          value: tag => tag.Value,
        },
      },
    );
    return { Tags: items.map(({ Tags: _, ...tag }) => tag), NextToken };
  },
);

export const taggingOperations = { CreateTags, DeleteTags, DescribeTags };
