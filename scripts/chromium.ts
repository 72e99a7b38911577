// A Chromium for the browser tests: the system's, else Debian's package as root, else the one inside an npm package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium that runs. Throws where none is to be had. */
export async function findChromium(root: string): Promise<string> {
  const found = [process.env.CHROMIUM_PATH, ...SYSTEM_PATHS].find(
    path => path && existsSync(path),
  );
  return found ?? installDebianPackage() ?? (await installNpmPackage(root));
}

function installDebianPackage(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return undefined;
  }
  console.log('No Chromium found; installing the system package ...');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    spawnSync('apt-get', args, { stdio: 'ignore', env: environment });
  }
  return SYSTEM_PATHS.find(path => existsSync(path));
}

async function installNpmPackage(root: string): Promise<string> {
  console.log('No Chromium found; fetching the one of @sparticuz/chromium ...');
  const directory = join(root, '.cache', 'chromium');
  const { status } = spawnSync(
    'npm',
    [
      'install',
      `--prefix=${directory}`,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '@sparticuz/chromium@^141.0.0',
    ],
    { stdio: 'inherit' },
  );
  if (status !== 0) {
    throw new Error(
      'The browser tests need Chromium. Install it, or set CHROMIUM_PATH to it.',
    );
  }
  const installed = createRequire(join(directory, 'package.json'));
  const { default: chromium } = await import(
    pathToFileURL(installed.resolve('@sparticuz/chromium')).href
  );
  return chromium.executablePath();
}
