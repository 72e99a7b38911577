// `npm test`: every check, each in turn; closes with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findChromium } from './chromium';
import { startPostgres } from './postgres';

const root = dirname(__dirname);
const reports = join(root, '.cache', 'reports');
const binary = (name: string) => join(root, 'node_modules', '.bin', name);
const totals = { passed: 0, failed: 0 };

interface JestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

interface PlaywrightReport {
  stats: {
    expected: number;
    unexpected: number;
    flaky: number;
    skipped: number;
  };
}

async function test() {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  check('types', 'tsc', []);
  check('lint', 'backstage-cli', ['repo', 'lint', '--max-warnings=0']);
  check('format', 'prettier', ['--check', '--loglevel=warn', '.']);
  await unitTests();
  await browserTests();

  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
}

function check(title: string, name: string, args: string[]) {
  heading(title);
  count(run(name, args) === 0 ? { passed: 1 } : { failed: 1 });
}

async function unitTests() {
  heading('unit and integration tests');
  const postgres = await startPostgres();
  if (!postgres) {
    console.log('Without PostgreSQL: the database tests run on SQLite alone.');
  }
  try {
    const report = join(reports, 'jest.json');
    const status = run(
      'backstage-cli',
      ['repo', 'test', '--watchAll=false', '--json', `--outputFile=${report}`],
      {
        ...postgres?.environment,
        CI: 'true',
        NODE_OPTIONS:
          '--max-old-space-size=4096 --experimental-vm-modules --no-warnings',
      },
    );
    const result = readReport<JestReport>(report);
    count({
      passed: result?.numPassedTests ?? 0,
      // A suite that does not even load has no failing test of its own.
      failed: result
        ? result.numFailedTests + result.numRuntimeErrorTestSuites
        : 1,
    });
    if (status !== 0 && result?.success) {
      count({ failed: 1 });
    }
  } finally {
    postgres?.stop();
  }
}

async function browserTests() {
  heading('browser tests');
  try {
    const chromium = await findChromium(root);
    const build = run(
      'backstage-cli',
      ['package', 'build'],
      {},
      'packages/app',
    );
    if (build !== 0) {
      throw new Error('The app does not build');
    }
    const report = join(reports, 'playwright.json');
    const status = run(
      'playwright',
      ['test', '--config=e2e/playwright.config.ts'],
      {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    );
    const result = readReport<PlaywrightReport>(report);
    count({
      passed: result?.stats.expected ?? 0,
      failed: result
        ? result.stats.unexpected + result.stats.flaky + result.stats.skipped
        : 1,
    });
    if (status !== 0 && result && result.stats.unexpected === 0) {
      count({ failed: 1 });
    }
  } catch (error) {
    console.error(error);
    count({ failed: 1 });
  }
}

function run(
  name: string,
  args: string[],
  environment: Record<string, string | undefined> = {},
  directory = '.',
): number | null {
  return spawnSync(binary(name), args, {
    cwd: join(root, directory),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  }).status;
}

function readReport<Report>(path: string): Report | undefined {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function count({ passed = 0, failed = 0 }: Partial<typeof totals>) {
  totals.passed += passed;
  totals.failed += failed;
}

function heading(title: string) {
  console.log(`\n== ${title}`);
}

test().catch(error => {
  console.error(error);
  process.exit(1);
});
