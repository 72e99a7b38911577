import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const GROUP = '{group}';

/**
 * The group whose members lead a team: of the same namespace, with the name that the pattern makes of
 * the team's.
 *
 * @param pattern - Such as `{group}-leads`.
 */
export function leadGroupOf(teamRef: string, pattern: string): string {
  const team = parseEntityRef(teamRef);
  return stringifyEntityRef({
    ...team,
    name: pattern.split(GROUP).join(team.name),
  });
}

/** The team that the members of this group lead; undefined where the pattern did not make its name. */
export function teamLedBy(
  groupRef: string,
  pattern: string,
): string | undefined {
  const { name, ...group } = parseEntityRef(groupRef);
  const [before, after] = pattern.toLocaleLowerCase('en-US').split(GROUP);
  const isMade =
    name.length > before.length + after.length &&
    name.startsWith(before) &&
    name.endsWith(after);
  return isMade
    ? stringifyEntityRef({
        ...group,
        name: name.slice(before.length, name.length - after.length),
      })
    : undefined;
}
