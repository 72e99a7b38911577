import { cidrBlocks } from './cidrBlocks';
import { unknownToLocalAws, validationError } from './errors';
import {
  FunctionName,
  functionCall,
  getAttArguments,
  replacePlaceholders,
  subArguments,
} from './functionCall';
import { isJsonObject, Json, JsonObject } from './json';

/** What the functions of a template are evaluated against. */
export interface Scope {
  /** The value of a parameter, a pseudo parameter or a resource's id; undefined where there is none. */
  ref(name: string): Json | undefined;
  /** @throws AwsError `ValidationError` where the resource has no such attribute */
  attribute(logicalId: string, attribute: string): Json;
  condition(name: string): boolean;
  readonly mappings: Readonly<Record<string, JsonObject>>;
  importValue(exportName: string): string;
  availabilityZones(region: string): string[];
}

/** A reference to it removes the member that holds the reference. */
const NO_VALUE = 'AWS::NoValue';

type Implementation = (argument: Json, scope: Scope) => Json | undefined;

const FUNCTIONS: Record<FunctionName, Implementation> = {
  Ref: (argument, scope) => {
    if (argument === NO_VALUE) {
      return undefined;
    }
    const value =
      typeof argument === 'string' ? scope.ref(argument) : undefined;
    if (value === undefined) {
      throw validationError(
        `Template format error: Unresolved resource dependencies [${argument}] in the template`,
      );
    }
    return value;
  },
  'Fn::GetAtt': (argument, scope) => {
    const { logicalId, attribute } = getAttArguments(argument);
    return scope.attribute(logicalId, text('Fn::GetAtt', attribute, scope));
  },
  'Fn::Sub': (argument, scope) => {
    const sub = subArguments(argument);
    return replacePlaceholders(sub.text, ({ name, attribute }) => {
      if (attribute !== undefined) {
        return scalar('Fn::Sub', scope.attribute(name, attribute));
      }
      const value =
        name in sub.variables
          ? evaluate(sub.variables[name], scope)
          : scope.ref(name);
      return scalar('Fn::Sub', value);
    });
  },
  'Fn::Join': (argument, scope) => {
    const [delimiter, values] = list('Fn::Join', argument, 2);
    return resolvedList('Fn::Join', values, scope)
      .map(value => scalar('Fn::Join', value))
      .join(text('Fn::Join', delimiter, scope));
  },
  'Fn::Split': (argument, scope) => {
    const [delimiter, value] = list('Fn::Split', argument, 2);
    return text('Fn::Split', value, scope).split(
      text('Fn::Split', delimiter, scope),
    );
  },
  'Fn::Select': (argument, scope) => {
    const [index, values] = list('Fn::Select', argument, 2);
    const items = resolvedList('Fn::Select', values, scope);
    const position = Number(text('Fn::Select', index, scope));
    if (!Number.isInteger(position) || items[position] === undefined) {
      throw validationError(
        `Template error: Fn::Select cannot select nonexistent value at index ${position}`,
      );
    }
    return items[position];
  },
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = list('Fn::If', argument, 3);
    return evaluate(
      scope.condition(String(name)) ? whenTrue : whenFalse,
      scope,
    );
  },
  'Fn::FindInMap': (argument, scope) => {
    const keys = list('Fn::FindInMap', argument, 3).map(key =>
      text('Fn::FindInMap', key, scope),
    );
    const found = keys.reduce<Json | undefined>(
      (member, key) =>
        isJsonObject(member) && Object.hasOwn(member, key)
          ? member[key]
          : undefined,
      scope.mappings,
    );
    if (found === undefined) {
      throw validationError(
        `Template error: Unable to get mapping for ${keys.join('::')}`,
      );
    }
    return found;
  },
  'Fn::GetAZs': (argument, scope) =>
    scope.availabilityZones(text('Fn::GetAZs', argument, scope)),
  'Fn::Cidr': (argument, scope) => {
    const [block, count, hostBits = 8] = list('Fn::Cidr', argument, 2, 3);
    return cidrBlocks(
      text('Fn::Cidr', block, scope),
      Number(text('Fn::Cidr', count, scope)),
      Number(text('Fn::Cidr', hostBits, scope)),
    );
  },
  'Fn::Base64': (argument, scope) =>
    Buffer.from(text('Fn::Base64', argument, scope)).toString('base64'),
  'Fn::ImportValue': (argument, scope) =>
    scope.importValue(text('Fn::ImportValue', argument, scope)),
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list('Fn::Equals', argument, 2).map(side =>
      comparable(evaluate(side, scope)),
    );
    return left === right;
  },
  'Fn::And': (argument, scope) =>
    list('Fn::And', argument, 2, 10).every(item =>
      evaluateCondition(item, scope),
    ),
  'Fn::Or': (argument, scope) =>
    list('Fn::Or', argument, 2, 10).some(item =>
      evaluateCondition(item, scope),
    ),
  'Fn::Not': (argument, scope) =>
    !evaluateCondition(list('Fn::Not', argument, 1)[0], scope),
};

/**
 * A value with every function in it replaced by its result; undefined for `AWS::NoValue`, which
 * also leaves the object or list that it stands in.
 *
 * @throws AwsError `ValidationError` naming the function and what is wrong with it.
 */
export function evaluate(value: Json, scope: Scope): Json | undefined {
  if (typeof value === 'string') {
    if (value.includes('{{resolve:')) {
      throw unknownToLocalAws(`the dynamic reference ${value}`);
    }
    return value;
  }
  if (Array.isArray(value)) {
    return value
      .map(item => evaluate(item, scope))
      .filter((item): item is Json => item !== undefined);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const call = functionCall(value);
  if (call !== undefined) {
    return FUNCTIONS[call.name](call.argument, scope);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => {
      const result = evaluate(member, scope);
      return result === undefined ? [] : [[key, result]];
    }),
  );
}

/** Whether a member of the section Conditions, or a part of one, holds. */
export function evaluateCondition(value: Json, scope: Scope): boolean {
  if (isJsonObject(value) && typeof value.Condition === 'string') {
    return scope.condition(value.Condition);
  }
  const result = evaluate(value, scope);
  if (result === true || result === 'true') {
    return true;
  }
  if (result === false || result === 'false') {
    return false;
  }
  throw validationError(
    'Template error: every Condition member must be one of the functions Fn::And, Fn::Equals, Fn::Not, Fn::Or or a Condition',
  );
}

function list(
  name: FunctionName,
  argument: Json,
  least: number,
  most = least,
): Json[] {
  if (
    !Array.isArray(argument) ||
    argument.length < least ||
    argument.length > most
  ) {
    throw validationError(
      `Template error: every ${name} object requires a list of ${
        least === most ? least : `${least} to ${most}`
      } arguments.`,
    );
  }
  return argument;
}

function resolvedList(name: FunctionName, value: Json, scope: Scope): Json[] {
  const result = evaluate(value, scope);
  if (!Array.isArray(result)) {
    throw validationError(`Template error: ${name} requires a list of values`);
  }
  return result;
}

function text(name: FunctionName, value: Json, scope: Scope): string {
  return scalar(name, evaluate(value, scope));
}

function scalar(name: FunctionName, value: Json | undefined): string {
  if (value === undefined || value === null || typeof value === 'object') {
    throw validationError(
      `Template error: every value of ${name} must be a string, found ${JSON.stringify(
        value,
      )}`,
    );
  }
  return String(value);
}

/** CloudFormation compares text: the parameter `"1"` equals the number 1. */
function comparable(value: Json | undefined): string | undefined {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
