import { unknownToLocalAws, validationError } from './errors';
import { Json, JsonObject } from './json';

/** A parameter as a request gives it. */
export interface GivenParameter {
  readonly ParameterKey?: string;
  readonly ParameterValue?: string;
  readonly UsePreviousValue?: boolean;
}

/** A parameter of a stack. */
export interface StackParameter {
  readonly key: string;
  readonly value: string;
  /** What Systems Manager holds under `value`, for a parameter of a type `AWS::SSM::Parameter::Value<…>`. */
  readonly resolvedValue?: string;
  readonly noEcho: boolean;
}

const SSM_VALUE = /^AWS::SSM::Parameter::Value<(String|List<String>)>$/;

const LIST_TYPES = [
  'CommaDelimitedList',
  'List<Number>',
  'List<String>',
  'AWS::SSM::Parameter::Value<List<String>>',
];

const TYPES = ['String', 'Number', ...LIST_TYPES];

/**
 * The values of a template's parameters.
 *
 * @param previous - the parameters of the stack that is updated
 * @throws AwsError `ValidationError` naming the parameter and the rule that its value breaks.
 */
export function resolveParameters(
  definitions: Readonly<Record<string, JsonObject>>,
  given: readonly GivenParameter[],
  previous: readonly StackParameter[] = [],
): StackParameter[] {
  const byKey = new Map(
    given.map(parameter => [parameter.ParameterKey ?? '', parameter]),
  );
  if (byKey.size < given.length) {
    const keys = given.map(parameter => parameter.ParameterKey ?? '');
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    throw validationError(`Duplicate parameter keys: [${twice.join(', ')}]`);
  }
  const unknown = [...byKey.keys()].filter(key => !(key in definitions));
  if (unknown.length > 0) {
    throw validationError(
      `Parameters: [${unknown.join(', ')}] do not exist in the template`,
    );
  }
  const values = Object.entries(definitions).map(
    ([key, definition]) =>
      [key, parameterValue(definition, byKey.get(key), previous)] as const,
  );
  const missing = values.filter(([, value]) => value === undefined);
  if (missing.length > 0) {
    throw validationError(
      `Parameters: [${missing
        .map(([key]) => key)
        .join(', ')}] must have values`,
    );
  }
  return values.map(([key, value]) => {
    assertValid(key, definitions[key], value ?? '');
    return {
      key,
      value: value ?? '',
      noEcho: String(definitions[key].NoEcho) === 'true',
    };
  });
}

/** The name in Systems Manager whose value a parameter takes, if its type is of that kind. */
export function ssmParameterName(
  definition: JsonObject,
  value: string,
): string | undefined {
  return SSM_VALUE.test(String(definition.Type)) ? value : undefined;
}

/** What `Ref` answers for a parameter. */
export function parameterRef(
  definition: JsonObject,
  parameter: StackParameter,
): Json {
  const value = parameter.resolvedValue ?? parameter.value;
  return LIST_TYPES.includes(String(definition.Type))
    ? listMembers(value)
    : value;
}

function parameterValue(
  definition: JsonObject,
  given: GivenParameter | undefined,
  previous: readonly StackParameter[],
): string | undefined {
  if (given?.UsePreviousValue) {
    return previous.find(({ key }) => key === given.ParameterKey)?.value;
  }
  if (given?.ParameterValue !== undefined) {
    return given.ParameterValue;
  }
  return definition.Default === undefined
    ? undefined
    : String(definition.Default);
}

function listMembers(value: string): string[] {
  return value === '' ? [] : value.split(',').map(member => member.trim());
}

function assertValid(key: string, definition: JsonObject, value: string): void {
  const type = String(definition.Type);
  if (!TYPES.includes(type) && !SSM_VALUE.test(type)) {
    throw unknownToLocalAws(`the type ${type} of parameter ${key}`);
  }
  const members = LIST_TYPES.includes(type) ? listMembers(value) : [value];
  const broken = members
    .map(member => brokenRule(definition, member))
    .find(rule => rule !== undefined);
  if (broken === undefined) {
    return;
  }
  throw validationError(
    definition.ConstraintDescription === undefined
      ? `Parameter '${key}' must ${broken}`
      : `Parameter ${key} failed to satisfy constraint: ${definition.ConstraintDescription}`,
  );
}

function brokenRule(definition: JsonObject, value: string): string | undefined {
  const {
    Type,
    AllowedPattern,
    AllowedValues,
    MinLength,
    MaxLength,
    MinValue,
    MaxValue,
  } = definition;
  if (
    (Type === 'Number' || Type === 'List<Number>') &&
    (value.trim() === '' || !Number.isFinite(Number(value)))
  ) {
    return 'be a number';
  }
  if (
    Array.isArray(AllowedValues) &&
    !AllowedValues.map(String).includes(value)
  ) {
    return 'be one of AllowedValues';
  }
  if (
    AllowedPattern !== undefined &&
    !new RegExp(`^(?:${AllowedPattern})$`).test(value)
  ) {
    return `match pattern ${AllowedPattern}`;
  }
  if (MinLength !== undefined && value.length < Number(MinLength)) {
    return `contain at least ${MinLength} characters`;
  }
  if (MaxLength !== undefined && value.length > Number(MaxLength)) {
    return `contain at most ${MaxLength} characters`;
  }
  if (MinValue !== undefined && Number(value) < Number(MinValue)) {
    return `be a number not less than ${MinValue}`;
  }
  if (MaxValue !== undefined && Number(value) > Number(MaxValue)) {
    return `be a number not greater than ${MaxValue}`;
  }
  return undefined;
}
