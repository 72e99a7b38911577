import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { State } from '../../state';

interface ResourceTags {
  readonly resourceType: string;
  readonly tags: ReadonlyArray<{ Key: string; Value: string }>;
}

const maximumTags = 50;

/** Every tagged EC2 resource, by resource id. */
export function taggedResources(state: State) {
  return state.collection<ResourceTags>('ec2:tags');
}

export function tagsOf(state: State, id: string): Tag[] {
  return [...(taggedResources(state).get(id)?.tags ?? [])];
}

/** A stored record as the Describe operations answer it. */
export function withTags<Item extends object>(
  state: State,
  id: string,
  item: Item,
): Item & { Tags: Tag[] } {
  return { ...item, Tags: tagsOf(state, id) };
}

/**
 * The tags that a create operation asks for.
 *
 * @throws InvalidParameterValue where a specification is for another type of resource
 */
export function requestedTags(
  specifications: readonly TagSpecification[] | undefined,
  resourceType: string,
): Tag[] {
  for (const specification of specifications ?? []) {
    if (specification.ResourceType !== resourceType) {
      throw new AwsError(
        'InvalidParameterValue',
        `'${specification.ResourceType}' is not a valid taggable resource type for this operation.`,
      );
    }
  }
  return (specifications ?? []).flatMap(({ Tags }) => Tags ?? []);
}

/** Adds tags to a resource; a key that it has already gets the new value. */
export function addTags(
  context: CallContext,
  id: string,
  resourceType: string,
  tags: readonly Tag[],
): void {
  if (tags.length === 0) {
    return;
  }
  const added = tags.map(tag => validTag(tag, context));
  if (new Set(added.map(({ Key }) => Key)).size !== added.length) {
    throw new AwsError(
      'InvalidParameterValue',
      'Duplicate tag keys found. Tag keys must be unique.',
    );
  }
  const all = new Map(
    [...(taggedResources(context.state).get(id)?.tags ?? []), ...added].map(
      tag => [tag.Key, tag],
    ),
  );
  const own = [...all.keys()].filter(key => !isReserved(key));
  if (own.length > maximumTags) {
    throw new AwsError(
      'TagLimitExceeded',
      `The maximum number of Tags for a resource has been reached.`,
    );
  }
  taggedResources(context.state).set(id, {
    resourceType,
    tags: [...all.values()],
  });
}

export function removeTags(
  state: State,
  id: string,
  remains: (tag: Tag) => boolean,
): void {
  const tagged = taggedResources(state).get(id);
  if (tagged) {
    taggedResources(state).set(id, {
      ...tagged,
      tags: tagged.tags.filter(remains),
    });
  }
}

export function forgetTags(state: State, id: string): void {
  taggedResources(state).delete(id);
}

function isReserved(key: string): boolean {
  return key.toLowerCase().startsWith('aws:');
}

/** Rules: "Tag restrictions" of the EC2 user guide. */
function validTag(tag: Tag, { caller }: CallContext) {
  const { Key = '', Value = '' } = tag;
  if (Key.length < 1 || Key.length > 128) {
    throw new AwsError(
      'InvalidParameterValue',
      `Tag key must have 1 to 128 characters: '${Key}'`,
    );
  }
  if (Value.length > 256) {
    throw new AwsError(
      'InvalidParameterValue',
      `Tag value exceeds the maximum length of 256 characters: '${Value}'`,
    );
  }
  if (isReserved(Key) && !caller.calledVia) {
    throw new AwsError(
      'InvalidParameterValue',
      `Tag keys starting with 'aws:' are reserved for internal use`,
    );
  }
  return { Key, Value };
}
