import { unknownToLocalAws, validationError } from './errors';
import { Json, JsonObject } from './json';

/** The functions that a template may use in properties, outputs and conditions. */
const FUNCTION_NAMES = [
  'Ref',
  'Fn::Base64',
  'Fn::Cidr',
  'Fn::FindInMap',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::If',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::And',
  'Fn::Equals',
  'Fn::Not',
  'Fn::Or',
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];

export interface FunctionCall {
  readonly name: FunctionName;
  readonly argument: Json;
}

/**
 * The function that an object calls, or undefined where it is plain data.
 *
 * @throws AwsError `ValidationError` naming a function that is not served.
 */
export function functionCall(value: JsonObject): FunctionCall | undefined {
  const keys = Object.keys(value);
  const name = keys.find(key => key === 'Ref' || key.startsWith('Fn::'));
  if (name === undefined || (name === 'Ref' && keys.length > 1)) {
    return undefined;
  }
  const known = FUNCTION_NAMES.find(candidate => candidate === name);
  if (known === undefined) {
    throw unknownToLocalAws(`the function ${name}`);
  }
  if (keys.length > 1) {
    throw validationError(
      `Template error: ${name} must be the only member of its object, beside it stands ${keys
        .filter(key => key !== name)
        .join(', ')}`,
    );
  }
  return { name: known, argument: value[name] };
}

/** One placeholder of `Fn::Sub`: `${Name}`, `${Resource.Attribute}` or the literal `${!Name}`. */
export interface Placeholder {
  readonly name: string;
  readonly attribute?: string;
}

const PLACEHOLDER = /\$\{(!?)\s*([^{}]*?)\s*\}/g;

export function placeholders(text: string): Placeholder[] {
  return [...text.matchAll(PLACEHOLDER)]
    .filter(([, literal]) => literal === '')
    .map(([, , content]) => parsePlaceholder(content));
}

export function replacePlaceholders(
  text: string,
  replace: (placeholder: Placeholder) => string,
): string {
  return text.replace(PLACEHOLDER, (_match, literal: string, content: string) =>
    literal === '!' ? `\${${content}}` : replace(parsePlaceholder(content)),
  );
}

function parsePlaceholder(content: string): Placeholder {
  const dot = content.indexOf('.');
  return dot < 0
    ? { name: content }
    : { name: content.slice(0, dot), attribute: content.slice(dot + 1) };
}

/** Both arguments of `Fn::Sub`, whose second is optional. */
export function subArguments(argument: Json): {
  text: string;
  variables: JsonObject;
} {
  const [text, variables] = Array.isArray(argument)
    ? argument
    : [argument, undefined];
  if (
    typeof text !== 'string' ||
    Array.isArray(variables) ||
    (variables !== undefined &&
      (typeof variables !== 'object' || variables === null))
  ) {
    throw validationError(
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  }
  return { text, variables: variables ?? {} };
}

/** The resource and attribute of `Fn::GetAtt`, given as a list or as `Resource.Attribute`. */
export function getAttArguments(argument: Json): {
  logicalId: string;
  attribute: Json;
} {
  const [logicalId, attribute] = Array.isArray(argument)
    ? argument
    : splitAttribute(String(argument));
  if (typeof logicalId !== 'string' || !logicalId || !attribute) {
    throw validationError(
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  }
  return { logicalId, attribute };
}

/** `Resource.Attribute` in its two parts; an attribute's name may have dots itself. */
function splitAttribute(text: string): string[] {
  const [resource, ...attribute] = text.split('.');
  return [resource, attribute.join('.')];
}
