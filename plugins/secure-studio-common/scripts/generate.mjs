// Makes the table of names above public suffixes from the rules that tldts has, which answers for one
// name and does not list them. With --check it writes nothing and fails where the table is not what it
// would write.
import { readFile, writeFile } from 'node:fs/promises';
import rules from 'tldts/dist/cjs/src/data/trie.js';

const table = new URL(
  '../src/rules/suffixParents.generated.ts',
  import.meta.url,
);
const { edgeChild, edgeLength, edgeStart, labelText, nodeFlags, rulesRoot } =
  rules;

const labels = [];
let offset = 0;
for (const length of edgeLength) {
  labels.push(labelText.slice(offset, offset + length));
  offset += length;
}

/** Names that are no suffix and have one below them, the lowest of each branch. */
function parentsIn(node, name) {
  const parents = [];
  for (let edge = edgeStart[node]; edge < edgeStart[node + 1]; edge += 1) {
    const label = labels[edge];
    parents.push(
      ...parentsIn(edgeChild[edge], name ? `${label}.${name}` : label),
    );
  }
  const isParent = edgeStart[node] < edgeStart[node + 1] && !nodeFlags[node];
  return parents.length === 0 && isParent ? [name] : parents;
}

// A domain has a dot and is in ASCII: tldts has each name in Punycode too.
const parents = parentsIn(rulesRoot, '')
  .filter(name => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name))
  .sort();
const content = `// Generated from the Public Suffix List in tldts by \`yarn generate\`. Do not edit.

/** What is or has one of these below it is above a public suffix. */
export const SUFFIX_PARENTS: readonly string[] = \`
${parents.join('\n')}
\`
  .trim()
  .split('\\n');
`;

if (!process.argv.includes('--check')) {
  await writeFile(table, content);
} else if ((await readFile(table, 'utf8')) !== content) {
  throw new Error(`${table.pathname} is out of date: run \`yarn generate\``);
}
