import { AwsError } from '../../../AwsError';
import { isJsonObject, Json, JsonObject } from './json';
import registry from './uniqueItems.json';

/** Pointers to lists, by resource type; `*` stands for any item or key. */
const LISTS: Readonly<Record<string, readonly string[] | undefined>> =
  registry.types;

/**
 * Refuses what the registry's schema of a type does not allow: an item twice in a list with
 * `uniqueItems`. The resource's handler does so, hence only when the resource is made or changed.
 * Words: CloudFormation CLI, the exception that a handler's validation of its model throws.
 *
 * @throws AwsError InvalidRequest that names the list.
 */
export function requireUniqueItems(type: string, properties: JsonObject): void {
  for (const pointer of LISTS[type] ?? []) {
    for (const { path, value } of valuesAt(properties, pointer)) {
      if (hasDuplicate(value)) {
        throw new AwsError(
          'InvalidRequest',
          `Model validation failed (#${path}: array items are not unique)`,
        );
      }
    }
  }
}

interface Found {
  /** Such as `/Targets/0/HttpParameters`. */
  readonly path: string;
  readonly value: Json;
}

function valuesAt(properties: JsonObject, pointer: string): Found[] {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Found[]>(
      (found, name) => found.flatMap(each => below(each, name)),
      [{ path: '', value: properties }],
    );
}

function below({ path, value }: Found, name: string): Found[] {
  if (!Array.isArray(value) && !isJsonObject(value)) return [];
  return Object.entries(value)
    .filter(([key]) => name === '*' || name === key)
    .map(([key, member]) => ({ path: `${path}/${key}`, value: member }));
}

function hasDuplicate(value: Json): boolean {
  return (
    Array.isArray(value) && new Set(value.map(canonical)).size < value.length
  );
}

/** The same text for equal values: the order of an object's keys does not matter. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, member: Json) =>
    isJsonObject(member)
      ? Object.fromEntries(
          Object.entries(member).sort(([one], [other]) =>
            one < other ? -1 : 1,
          ),
        )
      : member,
  );
}
