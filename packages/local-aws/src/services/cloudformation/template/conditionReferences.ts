import { validationError } from './errors';
import { isJsonObject, Json } from './json';
import { Template } from './Template';

/**
 * Checks that the conditions of a template name each other, and not in a circle.
 *
 * @throws AwsError `ValidationError` naming the condition; that of a circle is [UNV].
 */
export function assertConditionsResolve({
  conditions,
}: Pick<Template, 'conditions'>): void {
  const visit = (name: string, path: readonly string[]): void => {
    if (!(name in conditions)) {
      throw validationError(
        `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`,
      );
    }
    if (path.includes(name)) {
      throw validationError(
        `Template error: Found circular condition dependency between ${[
          ...path.slice(path.indexOf(name)),
          name,
        ].join(' and ')}`,
      );
    }
    conditionNames(conditions[name]).forEach(other =>
      visit(other, [...path, name]),
    );
  };
  Object.keys(conditions).forEach(name => visit(name, []));
}

/** The conditions that a condition is made of: each stands as `{"Condition": name}`. */
function conditionNames(value: Json): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(conditionNames);
  }
  if (!isJsonObject(value)) {
    return [];
  }
  return typeof value.Condition === 'string'
    ? [value.Condition]
    : Object.values(value).flatMap(conditionNames);
}
