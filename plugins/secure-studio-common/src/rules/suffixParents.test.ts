import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { getPublicSuffix } from 'tldts';
import { checkAllowedDomain } from './domain';
import { SUFFIX_PARENTS } from './suffixParents.generated';

const suffixOf = (name: string) =>
  getPublicSuffix(name, { allowPrivateDomains: true }) ?? '';

/** The name and all above it that have a dot. */
function upwards(name: string): string[] {
  const labels = name.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index).join('.'));
}

describe('the names above public suffixes', () => {
  it('are those of the rules that tldts has', async () => {
    const script = resolve(__dirname, '../../scripts/generate.mjs');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      script,
      '--check',
    ]);
    expect(stdout + stderr).toBe('');
  }, 60_000);

  it('are in no list with all below them, nor is what is above them', () => {
    const passing = SUFFIX_PARENTS.flatMap(upwards).filter(
      name => checkAllowedDomain(`.${name}`) === undefined,
    );
    expect(passing).toEqual([]);
  });

  it('are no suffixes, each in the form in which a domain is asked for', () => {
    expect(SUFFIX_PARENTS.length).toBeGreaterThan(300);
    for (const name of SUFFIX_PARENTS) {
      expect(name).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(suffixOf(name)).not.toBe(name);
    }
  });
});
