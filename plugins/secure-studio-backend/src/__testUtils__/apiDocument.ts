import { spec } from '../schema/openapi.generated';
import { USER } from './portal';

/** As far as a request needs it. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: readonly unknown[];
  pattern?: string;
  required?: readonly string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

export interface Operation {
  title: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | undefined;
}

export const UUID = '6d4b5a0e-9b60-4c6e-a1a5-2f5b9e9f7c11';

/** Examples of what openapi.yaml describes by patterns and names only. */
const SAMPLES: [RegExp, string][] = [
  [/Idempotency-Key/, 'task:step:research'],
  [/^owner$/, 'group:default/team-a'],
  [/user$/i, USER],
  [/^id$/, UUID],
  [/^target$/, 'sandbox'],
  [/^environment$/, 'team-a--research'],
];

function resolve<T extends { $ref?: string }>(node: T): T {
  if (!node.$ref) {
    return node;
  }
  const found = node.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], spec);
  return resolve(found as T);
}

export function sample(given: Schema, name: string): unknown {
  const schema = resolve(given);
  if (schema.enum) {
    return schema.enum[0];
  }
  switch (schema.type) {
    case 'array':
      return [sample(schema.items ?? {}, name)];
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map(key => [
          key,
          sample(schema.properties?.[key] ?? {}, key),
        ]),
      );
    case 'boolean':
      return true;
    case 'integer':
      return schema.minimum ?? 1;
    default:
      return SAMPLES.find(([pattern]) => pattern.test(name))?.[1] ?? 'research';
  }
}

export const operations: Operation[] = Object.entries(spec.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const { parameters = [], requestBody } = described as {
        parameters?: Parameter[];
        requestBody?: { content: Record<string, { schema: Schema }> };
      };
      return {
        title: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: parameters.map(resolve),
        body: requestBody?.content['application/json'].schema,
      };
    }),
);

/** Every place of a body where a value may stand. */
export function placesOf(given: Schema, place: string[] = []): string[][] {
  const schema = resolve(given);
  return [
    place,
    ...Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
      placesOf(child, [...place, key]),
    ),
    ...(schema.items ? placesOf(schema.items, [...place, '0']) : []),
  ];
}

/** Every schema of what a request may hold. */
function schemasOf(given: Schema, path: string): [string, Schema][] {
  const schema = resolve(given);
  return [
    [path, schema],
    ...Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
      schemasOf(child, `${path}.${key}`),
    ),
    ...(schema.items ? schemasOf(schema.items, `${path}[]`) : []),
  ];
}

export const requestSchemas = operations.flatMap(
  ({ title, parameters, body }) => [
    ...parameters.flatMap(({ name, schema }) =>
      schemasOf(schema, `${title} ${name}`),
    ),
    ...(body ? schemasOf(body, `${title} body`) : []),
  ],
);
