import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Entity refs ignore case; this is the one spelling by which they are compared. */
export function canonicalRef(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}

/** The groups among entity refs, each once and in the spelling by which refs are compared. */
export function groupRefsOf(refs: readonly string[]): string[] {
  return refsOfKind('group', refs);
}

/** The users among entity refs, each once and in the spelling by which refs are compared. */
export function userRefsOf(
  refs: readonly string[],
  defaults?: { defaultKind: string; defaultNamespace: string },
): string[] {
  return refsOfKind('user', refs, defaults);
}

/** What is no entity ref is left out: it names nobody. */
function refsOfKind(
  kind: string,
  refs: readonly string[],
  defaults?: { defaultKind: string; defaultNamespace: string },
): string[] {
  const canonical = refs.flatMap(ref => {
    try {
      return [stringifyEntityRef(parseEntityRef(ref, defaults))];
    } catch {
      return [];
    }
  });
  return [...new Set(canonical)].filter(ref => ref.startsWith(`${kind}:`));
}
