// Writes src/services/cloudformation/template/uniqueItems.json: the lists in which CloudFormation's registry
// allows no item twice, of each resource type that is served. Run with `yarn run unique-items <folder> <source>`,
// where the folder has the registry's schemas, one JSON file for each type, as
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schemas.html offers them, and the
// source says of which day they are.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourceProviders } from '../src/services/cloudformation/resources/index.ts';

const [SCHEMAS, SOURCE] = process.argv.slice(2);
const TARGET = new URL(
  '../src/services/cloudformation/template/uniqueItems.json',
  import.meta.url,
);

const types = {};
for (const file of readdirSync(SCHEMAS).sort()) {
  if (!file.endsWith('.json')) continue;
  const schema = JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8'));
  if (!resourceProviders.has(schema.typeName)) continue;
  const lists = uniqueLists(schema, schema, []);
  if (lists.length) types[schema.typeName] = lists.sort();
}
writeFileSync(
  TARGET,
  `${JSON.stringify({ source: SOURCE, types }, null, 2)}\n`,
);

/** Pointers to the lists below a node, `*` for any item or key. */
function uniqueLists(node, root, path, visited = []) {
  const { $ref, ...own } = node;
  if ($ref !== undefined) {
    // A type that contains itself has no more to tell the second time.
    return visited.includes($ref)
      ? []
      : uniqueLists({ ...resolve($ref, root), ...own }, root, path, [
          ...visited,
          $ref,
        ]);
  }
  const below = [
    ...Object.entries(node.properties ?? {}),
    ...Object.entries(node.patternProperties ?? {}).map(([, value]) => [
      '*',
      value,
    ]),
    ...(node.items ? [['*', node.items]] : []),
  ];
  return [
    ...(node.uniqueItems === true ? [`/${path.join('/')}`] : []),
    ...below.flatMap(([name, child]) =>
      uniqueLists(child, root, [...path, name], visited),
    ),
  ];
}

function resolve(reference, root) {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce((node, name) => node[name], root);
}
