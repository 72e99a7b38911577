import { unknownToLocalAws, validationError } from './errors';
import { isJsonObject, Json, JsonObject } from './json';
import { parseYaml } from './parseYaml';

/** A template whose sections have the shape that CloudFormation documents. */
export interface Template {
  readonly description?: string;
  readonly metadata?: JsonObject;
  readonly parameters: Readonly<Record<string, JsonObject>>;
  readonly rules: Readonly<Record<string, JsonObject>>;
  readonly mappings: Readonly<Record<string, JsonObject>>;
  readonly conditions: Readonly<Record<string, Json>>;
  readonly resources: Readonly<Record<string, ResourceDefinition>>;
  readonly outputs: Readonly<Record<string, OutputDefinition>>;
}

export interface ResourceDefinition {
  readonly type: string;
  readonly properties: JsonObject;
  readonly dependsOn: readonly string[];
  readonly condition?: string;
  readonly deletionPolicy: RemovalPolicy;
  readonly updateReplacePolicy: RemovalPolicy;
}

export type RemovalPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate';

export interface OutputDefinition {
  readonly value: Json;
  readonly description?: string;
  readonly exportName?: Json;
  readonly condition?: string;
}

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
];

/**
 * Quotas of one template.
 * Source: CloudFormation user guide, "Understand CloudFormation quotas".
 */
const QUOTAS = { Parameters: 200, Mappings: 200, Resources: 500, Outputs: 200 };

/**
 * Reads a template in JSON or YAML.
 *
 * @throws AwsError `ValidationError` naming the section or member that is wrong.
 */
export function parseTemplate(text: string): Template {
  const body = parseText(text);
  if (body.Transform !== undefined) {
    throw unknownToLocalAws(`the transform ${JSON.stringify(body.Transform)}`);
  }
  if (body.Hooks !== undefined) {
    throw unknownToLocalAws('the template section Hooks');
  }
  const unknown = Object.keys(body).filter(key => !SECTIONS.includes(key));
  if (unknown.length > 0) {
    throw formatError(
      `Invalid template property or properties [${unknown.join(', ')}]`,
      '',
    );
  }
  const resources = section(body, 'Resources');
  if (Object.keys(resources).length === 0) {
    throw formatError('At least one Resources member must be defined.');
  }
  return {
    description:
      typeof body.Description === 'string' ? body.Description : undefined,
    metadata: isJsonObject(body.Metadata) ? body.Metadata : undefined,
    parameters: objects(section(body, 'Parameters'), 'Parameters'),
    rules: objects(section(body, 'Rules'), 'Rules'),
    mappings: objects(section(body, 'Mappings'), 'Mappings'),
    conditions: section(body, 'Conditions'),
    resources: mapValues(
      objects(resources, 'Resources'),
      parseResourceDefinition,
    ),
    outputs: mapValues(
      objects(section(body, 'Outputs'), 'Outputs'),
      parseOutputDefinition,
    ),
  };
}

function parseText(text: string): JsonObject {
  const body = text.trimStart().startsWith('{')
    ? parseJson(text)
    : parseYaml(text);
  if (!isJsonObject(body)) {
    throw formatError('unsupported structure.');
  }
  return body;
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw formatError(`JSON not well-formed. (${(error as Error).message})`);
  }
}

function section(body: JsonObject, name: string): JsonObject {
  const value = body[name] ?? {};
  if (!isJsonObject(value)) {
    throw formatError(`${name} must be an object.`);
  }
  const quota = QUOTAS[name as keyof typeof QUOTAS] ?? Infinity;
  const count = Object.keys(value).length;
  if (count > quota) {
    throw formatError(
      `Number of ${name.toLowerCase()}, ${count}, is greater than maximum allowed, ${quota}`,
    );
  }
  const wrongName = Object.keys(value).find(key => !/^[A-Za-z0-9]+$/.test(key));
  if (wrongName !== undefined && name !== 'Mappings' && name !== 'Metadata') {
    throw formatError(`${name} name ${wrongName} is non alphanumeric.`);
  }
  return value;
}

function objects(
  members: JsonObject,
  sectionName: string,
): Record<string, JsonObject> {
  return mapValues(members, (member, name) => {
    if (!isJsonObject(member)) {
      throw formatError(
        `Every ${sectionName} member must be an object. ([${name}])`,
      );
    }
    return member;
  });
}

function parseResourceDefinition(
  definition: JsonObject,
  logicalId: string,
): ResourceDefinition {
  const {
    Type,
    Properties = {},
    DependsOn = [],
    Condition,
    DeletionPolicy = 'Delete',
    UpdateReplacePolicy = 'Delete',
    Metadata: _metadata,
    ...rest
  } = definition;
  const unknown = Object.keys(rest)[0];
  if (unknown === 'CreationPolicy' || unknown === 'UpdatePolicy') {
    throw unknownToLocalAws(`the resource attribute ${unknown} (${logicalId})`);
  }
  if (unknown !== undefined) {
    throw validationError(`Invalid template resource property '${unknown}'`);
  }
  if (typeof Type !== 'string') {
    throw formatError(
      `[/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    );
  }
  if (!isJsonObject(Properties)) {
    throw formatError(
      `[/Resources/${logicalId}/Properties] 'null' or non-object values are not allowed in templates`,
    );
  }
  return {
    type: Type,
    properties: Properties,
    dependsOn: strings(DependsOn, `/Resources/${logicalId}/DependsOn`),
    condition: conditionName(Condition, `/Resources/${logicalId}/Condition`),
    deletionPolicy: removalPolicy(DeletionPolicy, logicalId),
    updateReplacePolicy: removalPolicy(UpdateReplacePolicy, logicalId),
  };
}

function parseOutputDefinition(
  definition: JsonObject,
  name: string,
): OutputDefinition {
  const { Value, Description, Export, Condition, ...rest } = definition;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) {
    throw formatError(`[/Outputs/${name}] Invalid member '${unknown}'`);
  }
  if (Value === undefined) {
    throw formatError(
      `Every Outputs member must contain a Value object. ([${name}])`,
    );
  }
  return {
    value: Value,
    description: typeof Description === 'string' ? Description : undefined,
    exportName: isJsonObject(Export) ? Export.Name : undefined,
    condition: conditionName(Condition, `/Outputs/${name}/Condition`),
  };
}

function removalPolicy(value: Json, logicalId: string): RemovalPolicy {
  if (
    value === 'Delete' ||
    value === 'Retain' ||
    value === 'RetainExceptOnCreate'
  ) {
    return value;
  }
  if (value === 'Snapshot') {
    throw unknownToLocalAws(`the removal policy Snapshot (${logicalId})`);
  }
  throw formatError(
    `Unrecognized DeletionPolicy ${JSON.stringify(value)} for ${logicalId}`,
  );
}

function strings(value: Json, path: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map(item => {
    if (typeof item !== 'string') {
      throw formatError(`[${path}] must be a string or a list of strings.`);
    }
    return item;
  });
}

function conditionName(
  value: Json | undefined,
  path: string,
): string | undefined {
  if (value !== undefined && typeof value !== 'string') {
    throw formatError(`[${path}] must be the name of a condition.`);
  }
  return value;
}

function mapValues<In, Out>(
  members: Readonly<Record<string, In>>,
  map: (member: In, name: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, map(member, name)]),
  );
}

function formatError(message: string, prefix = 'Template format error: ') {
  return validationError(`${prefix}${message}`);
}
