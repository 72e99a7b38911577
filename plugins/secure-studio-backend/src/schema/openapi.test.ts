import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

describe('openapi.yaml', () => {
  it('is what the committed types and spec were generated from', async () => {
    const script = resolve(__dirname, '../../scripts/generate.mjs');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      script,
      '--check',
    ]);
    expect(stdout + stderr).toBe('');
  }, 60_000);
});
