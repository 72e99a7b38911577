/** Levels of groups above or below one that are looked at. */
const MAX_LEVELS = 20;

/** Groups that are looked at for one question. */
const MAX_GROUPS = 10_000;

/** Each group's next ones, upwards or downwards. */
export type GroupTree = ReadonlyMap<string, readonly string[]>;

/**
 * Reads what stands above or below groups, level by level. A circle ends where it meets itself, and
 * what is beyond the limits counts for nobody.
 *
 * @param read - Reads the next ones of each of these groups.
 */
export async function readGroupTree(
  groups: Iterable<string>,
  read: (groups: readonly string[]) => Promise<GroupTree>,
): Promise<GroupTree> {
  const tree = new Map<string, readonly string[]>();
  let level = [...new Set(groups)];
  for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth++) {
    const asked = level.slice(0, MAX_GROUPS - tree.size);
    if (asked.length === 0) {
      break;
    }
    const found = await read(asked);
    asked.forEach(group => tree.set(group, found.get(group) ?? []));
    const next = asked.flatMap(group => tree.get(group) ?? []);
    level = [...new Set(next)].filter(group => !tree.has(group));
  }
  return tree;
}

/** The groups and all that a tree reaches from them. */
export function reach(
  groups: Iterable<string>,
  tree: GroupTree,
): ReadonlySet<string> {
  const reached = new Set(groups);
  // A set gives what is added to it while it is gone through.
  for (const group of reached) {
    tree.get(group)?.forEach(next => reached.add(next));
  }
  return reached;
}
