import { ProvisioningArtifactParameter } from '@aws-sdk/client-service-catalog';
import { invalidParameters } from './errors';
import { TemplateOutline, TemplateParameter } from './template';

/** A template's parameters as DescribeProvisioningParameters gives them: all limits are strings. */
export function parameterDetails(
  template: TemplateOutline,
): ProvisioningArtifactParameter[] {
  return Object.entries(template.parameters).map(([name, parameter]) => ({
    ParameterKey: name,
    DefaultValue: text(parameter.Default),
    ParameterType: parameter.Type,
    IsNoEcho: String(parameter.NoEcho) === 'true',
    Description: parameter.Description,
    ParameterConstraints: {
      AllowedValues: parameter.AllowedValues?.map(String),
      AllowedPattern: parameter.AllowedPattern,
      ConstraintDescription: parameter.ConstraintDescription,
      MinLength: text(parameter.MinLength),
      MaxLength: text(parameter.MaxLength),
      MinValue: text(parameter.MinValue),
      MaxValue: text(parameter.MaxValue),
    },
  }));
}

/**
 * Checks what is given for a template's parameters, as CloudFormation would.
 * [UNV] that Service Catalog does so before the record is made.
 * @throws AwsError InvalidParametersException that names the parameter and its rule.
 */
export function checkParameters(
  template: TemplateOutline,
  given: ReadonlyArray<{ readonly Key?: string; readonly Value?: string }>,
): void {
  const values = new Map(given.map(({ Key = '', Value }) => [Key, Value]));
  if (values.size < given.length) {
    throw invalidParameters('A parameter is given more than once.');
  }
  const unknown = [...values.keys()].filter(
    name => !Object.hasOwn(template.parameters, name),
  );
  if (unknown.length) {
    throw invalidParameters(
      `Parameters: [${unknown.join(', ')}] do not exist in the template`,
    );
  }
  const missing = Object.entries(template.parameters)
    .filter(
      ([name, { Default }]) =>
        Default === undefined && values.get(name) === undefined,
    )
    .map(([name]) => name);
  if (missing.length) {
    throw invalidParameters(
      `Parameters: [${missing.join(', ')}] must have values`,
    );
  }
  for (const [name, value] of values) {
    const broken = brokenRule(template.parameters[name], value ?? '');
    if (broken) {
      const { ConstraintDescription = broken } = template.parameters[name];
      throw invalidParameters(
        `Parameter '${name}' failed to satisfy constraint: ${ConstraintDescription}`,
      );
    }
  }
}

/** In the words of CloudFormation's own messages. */
function brokenRule(
  parameter: TemplateParameter,
  value: string,
): string | undefined {
  const { AllowedPattern, AllowedValues, MinLength, MaxLength } = parameter;
  const pattern = AllowedPattern && new RegExp(`^(?:${AllowedPattern})$`);
  const members = /^(CommaDelimitedList|List<)/.test(parameter.Type)
    ? value.split(',').map(member => member.trim())
    : [value];
  if (pattern && !members.every(member => pattern.test(member))) {
    return `Parameter value ${value} does not match pattern ${AllowedPattern}`;
  }
  if (AllowedValues && !AllowedValues.map(String).includes(value)) {
    return `Member must satisfy enum value set: [${AllowedValues.join(', ')}]`;
  }
  if (MinLength !== undefined && value.length < Number(MinLength)) {
    return `Member must have length greater than or equal to ${MinLength}`;
  }
  if (MaxLength !== undefined && value.length > Number(MaxLength)) {
    return `Member must have length less than or equal to ${MaxLength}`;
  }
  return parameter.Type === 'Number'
    ? brokenNumberRule(parameter, value)
    : undefined;
}

function brokenNumberRule(
  { MinValue, MaxValue }: TemplateParameter,
  value: string,
): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) {
    return `Member must be a number: ${value}`;
  }
  if (MinValue !== undefined && number < Number(MinValue)) {
    return `Member must have value greater than or equal to ${MinValue}`;
  }
  if (MaxValue !== undefined && number > Number(MaxValue)) {
    return `Member must have value less than or equal to ${MaxValue}`;
  }
  return undefined;
}

function text(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
