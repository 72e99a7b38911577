import { TagField } from '../api';
import { checkTagValue } from './tags';
import { Violation } from './Violation';

/**
 * The rules that a request's own tags break: each is one that the target asks for, with a value that
 * it takes, and none is missing that it needs.
 *
 * @param fields - The tags that the target asks requesters for.
 * @public
 */
export function checkTags(
  tags: Readonly<Record<string, string>> = {},
  fields: readonly TagField[],
): Violation[] {
  const given = new Map(Object.entries(tags));
  const keys = fields.map(({ key }) => key);
  return [
    ...[...given.keys()]
      .filter(key => !keys.includes(key))
      .map(key => ({
        field: tagPath(key),
        rule:
          keys.length > 0
            ? `must not be named: the target asks for the tags ${keys.join(
                ', ',
              )} alone`
            : 'must not be named: the target asks for no tags',
      })),
    ...fields.flatMap(field => {
      const rule = brokenTagRule(given.get(field.key), field);
      return rule ? [{ field: tagPath(field.key), rule }] : [];
    }),
  ];
}

/**
 * Where a request names the value of a tag.
 *
 * @public
 */
export function tagPath(key: string): string {
  return `tags.${key}`;
}

function brokenTagRule(
  value: string | undefined,
  { required, values }: TagField,
): string | undefined {
  if (value === undefined) {
    return required ? 'is required on this target' : undefined;
  }
  return values && !values.includes(value)
    ? `must be one of ${values.join(', ')}`
    : checkTagValue(value);
}
