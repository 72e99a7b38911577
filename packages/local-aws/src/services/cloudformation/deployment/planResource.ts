import { unknownToLocalAws, validationError } from '../template/errors';
import { evaluate, Scope } from '../template/evaluate';
import { isJsonObject, Json, jsonEquals, JsonObject } from '../template/json';
import { ResourceSpec } from '../template/ResourceSpec';
import { ResourceDefinition } from '../template/Template';
import { providerOf } from './DeploymentContext';
import { ResourcePlan } from './resourceActions';
import { ResourceInstance, ResourceRecord, Tag } from './StackRecord';

/** What becomes of a resource, by what is there and what the template wants. */
export type ResourceChange =
  | { readonly kind: 'create'; readonly replaced?: ResourceInstance }
  /** Its creation or update has been called for, by a server that ended since. */
  | { readonly kind: 'complete'; readonly action: 'CREATE' | 'UPDATE' }
  | { readonly kind: 'update'; readonly instance: ResourceInstance }
  /** Goes back to the instance that the failed update wanted to replace. */
  | { readonly kind: 'restore'; readonly instance: ResourceInstance }
  | { readonly kind: 'keep' };

/** Resolves the properties of a resource and brings them to the registry's types. */
export async function planResource(
  logicalId: string,
  definition: ResourceDefinition,
  dependsOn: readonly string[],
  scope: Scope,
  stackTags: readonly Tag[],
): Promise<ResourcePlan> {
  const resolved = evaluate(definition.properties, scope);
  if (!isJsonObject(resolved)) {
    throw validationError(`The properties of ${logicalId} are not an object`);
  }
  const spec = await ResourceSpec.find(definition.type);
  const properties = spec?.conform(logicalId, resolved) ?? resolved;
  return {
    record: {
      logicalId,
      type: definition.type,
      dependsOn,
      deletionPolicy: definition.deletionPolicy,
      updateReplacePolicy: definition.updateReplacePolicy,
    },
    properties,
    taggedProperties: withStackTags(
      properties,
      spec?.tags,
      providerOf(definition.type).properties,
      stackTags,
    ),
  };
}

/** Decides how a resource gets to what its plan wants. */
export async function decideChange(
  existing: ResourceRecord | undefined,
  plan: ResourcePlan,
): Promise<ResourceChange> {
  const instance = existing?.instance;
  if (existing === undefined || existing.status === 'DELETE_COMPLETE') {
    return { kind: 'create' };
  }
  if (
    existing.replaced !== undefined &&
    jsonEquals(existing.replaced.properties, plan.properties)
  ) {
    return { kind: 'restore', instance: existing.replaced };
  }
  if (instance === undefined) {
    return { kind: 'create', replaced: existing.replaced };
  }
  if (jsonEquals(instance.properties, plan.properties)) {
    switch (existing.status) {
      case 'CREATE_IN_PROGRESS':
        return { kind: 'complete', action: 'CREATE' };
      case 'UPDATE_IN_PROGRESS':
        return { kind: 'complete', action: 'UPDATE' };
      case 'UPDATE_FAILED':
        break;
      default:
        return { kind: 'keep' };
    }
  }
  return (await needsReplacement(existing.type, instance, plan))
    ? { kind: 'create', replaced: existing.replaced ?? instance }
    : { kind: 'update', instance };
}

async function needsReplacement(
  type: string,
  instance: ResourceInstance,
  { record, properties }: ResourcePlan,
): Promise<boolean> {
  return changesNeedReplacement(
    record.logicalId,
    type,
    changedProperties(instance, properties),
  );
}

/** The names of the properties whose values differ. */
export function changedProperties(
  instance: ResourceInstance,
  properties: JsonObject,
): string[] {
  return Object.keys({ ...properties, ...instance.properties }).filter(
    name => !jsonEquals(properties[name], instance.properties[name]),
  );
}

/**
 * Whether a resource has to be made anew for the change of these properties.
 *
 * @throws AwsError `ValidationError` where such a change in place is not served
 */
export async function changesNeedReplacement(
  logicalId: string,
  type: string,
  changed: readonly string[],
): Promise<boolean> {
  if (changed.length > 0 && providerOf(type).update === undefined) {
    return true;
  }
  const spec = await ResourceSpec.find(type);
  if (changed.some(name => spec?.causesReplacement(name))) {
    return true;
  }
  const fixed = changed.find(name => providerOf(type).fixed?.includes(name));
  if (fixed !== undefined) {
    throw unknownToLocalAws(
      `a change of the property ${fixed} of ${type} (${logicalId})`,
    );
  }
  return false;
}

/** A resource's own tags win over those of its stack. */
function withStackTags(
  properties: JsonObject,
  tags: ResourceSpec['tags'],
  served: readonly string[],
  stackTags: readonly Tag[],
): JsonObject {
  if (
    tags === undefined ||
    stackTags.length === 0 ||
    !served.includes(tags.property)
  ) {
    return properties;
  }
  const own = properties[tags.property];
  if (tags.form === 'map') {
    const fromStack = Object.fromEntries(
      stackTags.map(({ Key, Value }) => [Key, Value]),
    );
    return {
      ...properties,
      [tags.property]: { ...fromStack, ...(isJsonObject(own) ? own : {}) },
    };
  }
  const ownTags = Array.isArray(own) ? own : [];
  const ownKeys = new Set<Json | undefined>(
    ownTags.filter(isJsonObject).map(tag => tag.Key),
  );
  const inherited = stackTags
    .filter(({ Key }) => !ownKeys.has(Key))
    .map(({ Key, Value }) => ({ Key, Value }));
  return { ...properties, [tags.property]: [...ownTags, ...inherited] };
}
