import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '..', '..', '..');

/** Under the AGPL: a tool of the tests, no part of anything that is shipped. */
const SIMULATOR = '@cloud-copilot/iam-simulate';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

const manifests = globSync(
  '{package.json,{service-catalog,e2e,scripts}/package.json,{packages,plugins}/*/package.json}',
  { cwd: REPOSITORY },
).map(
  (file): Manifest => JSON.parse(readFileSync(join(REPOSITORY, file), 'utf8')),
);

describe('the policy simulator', () => {
  it('is looked for in every package', () => {
    expect(manifests.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'secure-studio-service-catalog',
        'backstage-plugin-secure-studio-backend',
        'local-aws',
        'backend',
      ]),
    );
  });

  it('is a development dependency of private packages only', () => {
    const holders = manifests.filter(
      ({ devDependencies }) => devDependencies && SIMULATOR in devDependencies,
    );
    expect(holders.map(({ name }) => name)).toContain(
      'secure-studio-service-catalog',
    );
    expect(holders.filter(holder => holder.private !== true)).toEqual([]);
    expect(
      manifests.filter(manifest =>
        [
          manifest.dependencies,
          manifest.peerDependencies,
          manifest.optionalDependencies,
        ].some(dependencies => dependencies && SIMULATOR in dependencies),
      ),
    ).toEqual([]);
  });
});
