import type {
  Replacement,
  RequiresRecreation,
  ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation';
import { JsonObject } from '../template/json';
import { references } from '../template/references';

/** A property that changes, or may change, with an update. */
export interface ChangedProperty {
  readonly name: string;
  /** Whether its value will be another one for sure. */
  readonly isCertain: boolean;
  /** Whether the change of it needs a new resource. */
  readonly replacement: 'yes' | 'maybe' | 'no';
  /** The resource that is made first and that it refers to. */
  readonly createdFirst?: string;
  /** The attribute of a changing resource that it holds, as `Resource.Attribute`. */
  readonly attribute?: string;
}

const REQUIRES_RECREATION: Readonly<
  Record<ChangedProperty['replacement'], RequiresRecreation>
> = { yes: 'Always', maybe: 'Conditionally', no: 'Never' };

/**
 * "If the RequiresRecreation field is Always and the Evaluation field is Dynamic", and where it is
 * Conditionally, a replacement is conditional.
 * Source: CloudFormation API reference, ResourceChange, "Replacement".
 */
export function replacementOf(
  changed: readonly ChangedProperty[],
): Replacement {
  if (changed.some(item => item.isCertain && item.replacement === 'yes')) {
    return 'True';
  }
  return changed.some(({ replacement }) => replacement !== 'no')
    ? 'Conditional'
    : 'False';
}

/**
 * One detail for each property and cause. An evaluation is static where the value is known to
 * change, also where its new value is not known yet; AWS may call the latter dynamic [UNV].
 */
export function detailsOf(
  changed: readonly ChangedProperty[],
  properties: JsonObject,
  changedParameters: readonly string[],
): ResourceChangeDetail[] {
  return changed.map(item => ({
    Target: {
      Attribute: 'Properties',
      Name: item.name,
      RequiresRecreation: REQUIRES_RECREATION[item.replacement],
    },
    Evaluation: item.isCertain ? 'Static' : 'Dynamic',
    ...causeOf(item, properties, changedParameters),
  }));
}

function causeOf(
  { name, createdFirst, attribute }: ChangedProperty,
  properties: JsonObject,
  changedParameters: readonly string[],
): Pick<ResourceChangeDetail, 'ChangeSource' | 'CausingEntity'> {
  if (createdFirst !== undefined) {
    return { ChangeSource: 'ResourceReference', CausingEntity: createdFirst };
  }
  const parameter = references(properties[name] ?? null).find(
    reference =>
      reference.kind === 'ref' && changedParameters.includes(reference.name),
  );
  if (parameter !== undefined) {
    return {
      ChangeSource: 'ParameterReference',
      CausingEntity: String(parameter.name),
    };
  }
  return attribute === undefined
    ? { ChangeSource: 'DirectModification' }
    : { ChangeSource: 'ResourceAttribute', CausingEntity: attribute };
}
