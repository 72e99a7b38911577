import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTS } from './documents';
import { withGenerated } from './generated';

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  throw new Error('Say in which folder the documents are');
}
for (const [name, parts] of Object.entries(DOCUMENTS)) {
  const file = join(directory, name);
  writeFileSync(file, withGenerated(readFileSync(file, 'utf8'), parts));
}
