import { NormalizedSchema } from '@smithy/core/schema';

/**
 * The path to the first value that is not of its member's type.
 * @returns undefined when all are.
 */
export function findWrongType(
  schema: NormalizedSchema,
  value: unknown,
  path = '',
): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isOfType(schema, value)) return path || '(input)';
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    return firstWrong(
      Object.entries(value).map(([index, element]) => [
        item,
        element,
        `${path}[${index}]`,
      ]),
    );
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    return firstWrong(
      Object.entries(value).map(([key, element]) => [
        item,
        element,
        `${path}.${key}`,
      ]),
    );
  }
  if (!schema.isStructSchema()) return undefined;
  const fields = new Map(Object.entries(value));
  return firstWrong(
    [...schema.structIterator()].map(([name, member]) => [
      member,
      fields.get(name),
      path ? `${path}.${name}` : name,
    ]),
  );
}

function firstWrong(
  parts: Array<[schema: NormalizedSchema, value: unknown, path: string]>,
): string | undefined {
  for (const [schema, value, path] of parts) {
    const wrong = findWrongType(schema, value, path);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function isOfType(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isStringSchema()) return typeof value === 'string';
  if (schema.isBooleanSchema()) return typeof value === 'boolean';
  if (schema.isNumericSchema()) {
    return typeof value === 'number' && !Number.isNaN(value);
  }
  if (schema.isTimestampSchema()) {
    return value instanceof Date && !Number.isNaN(value.getTime());
  }
  if (schema.isListSchema()) return Array.isArray(value);
  if (schema.isStructSchema() || schema.isMapSchema()) {
    return typeof value === 'object' && !Array.isArray(value);
  }
  return true;
}
