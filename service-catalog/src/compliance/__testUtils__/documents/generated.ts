const START = /^<!-- generated: ([a-z-]+) -->$/;
const END = '<!-- end of generated -->';

/**
 * A document with what stands between its marks written anew.
 *
 * @param parts - What belongs there, by the names in the marks.
 * @throws Error that names a mark without a part, or a part without a mark.
 */
export function withGenerated(
  document: string,
  parts: Record<string, () => string>,
): string {
  const unused = new Set(Object.keys(parts));
  const lines: string[] = [];
  let inside = false;
  for (const line of document.split('\n')) {
    const name = START.exec(line)?.[1];
    inside = inside && line !== END;
    if (!inside) {
      lines.push(line);
    }
    if (name !== undefined) {
      const part = parts[name];
      if (part === undefined) {
        throw new Error(`Nothing generates ${name}`);
      }
      lines.push('', part(), '');
      unused.delete(name);
      inside = true;
    }
  }
  if (inside) {
    throw new Error(`A generated part has no end: ${END}`);
  }
  if (unused.size > 0) {
    throw new Error(`Without a mark: ${[...unused].join(', ')}`);
  }
  return lines.join('\n');
}
