import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORGANIZATION_POLICIES } from './organizationPolicies';

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  throw new Error('Say into which folder the policies go');
}
// Prettier lays the files out.
for (const [name, policy] of Object.entries(ORGANIZATION_POLICIES)) {
  writeFileSync(join(directory, name), JSON.stringify(policy));
}
