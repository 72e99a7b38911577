import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
  Tag,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { State } from '../../state';
import { operation, validationError } from './operation';
import { ParameterRecord, parameters } from './tables';

const maximumTags = 50;

/** Tags after others were added. @throws TooManyTagsError, ValidationException */
export function withAddedTags(
  tags: readonly Tag[],
  added: readonly Tag[],
  { caller }: CallContext,
): Tag[] {
  const all = new Map(tags.map(tag => [tag.Key, tag]));
  for (const tag of added) {
    if (!tag.Key || (tag.Key.startsWith('aws:') && !caller.calledVia)) {
      throw validationError(`Tag key ${tag.Key} is not valid.`);
    }
    all.set(tag.Key, tag);
  }
  if (all.size > maximumTags) {
    throw new AwsError(
      'TooManyTagsError',
      `A resource can have no more than ${maximumTags} tags.`,
    );
  }
  return [...all.values()];
}

function findTagged(
  state: State,
  {
    ResourceType,
    ResourceId,
  }: { ResourceType: string | undefined; ResourceId: string | undefined },
): ParameterRecord {
  if (ResourceType !== 'Parameter') {
    throw new AwsError(
      'InvalidResourceType',
      `local-aws does not serve tags of the resource type ${ResourceType}.`,
    );
  }
  const parameter = parameters(state).get(ResourceId ?? '');
  if (!parameter) {
    throw new AwsError(
      'InvalidResourceId',
      `The resource ID "${ResourceId}" is not valid. Verify the ID and try again.`,
    );
  }
  return parameter;
}

const AddTagsToResource = operation<AddTagsToResourceRequest>()(
  ['ResourceType', 'ResourceId', 'Tags'],
  [],
  (input, context): object => {
    const parameter = findTagged(context.state, input);
    parameters(context.state).set(parameter.name, {
      ...parameter,
      tags: withAddedTags(parameter.tags, input.Tags, context),
    });
    return {};
  },
);

const RemoveTagsFromResource = operation<RemoveTagsFromResourceRequest>()(
  ['ResourceType', 'ResourceId', 'TagKeys'],
  [],
  (input, { state }): object => {
    const parameter = findTagged(state, input);
    parameters(state).set(parameter.name, {
      ...parameter,
      tags: parameter.tags.filter(
        ({ Key = '' }) => !input.TagKeys.includes(Key),
      ),
    });
    return {};
  },
);

const ListTagsForResource = operation<ListTagsForResourceRequest>()(
  ['ResourceType', 'ResourceId'],
  [],
  (input, { state }): ListTagsForResourceResult => ({
    TagList: [...findTagged(state, input).tags],
  }),
);

export const tagOperations = {
  AddTagsToResource,
  RemoveTagsFromResource,
  ListTagsForResource,
};
