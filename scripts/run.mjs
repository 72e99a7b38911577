// `npm start`, `npm test` and `npm run bench`: brings a Node that the portal supports and the dependencies, then runs the command.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_VERSION = '24.21.0';
const COMMANDS = {
  start: 'scripts/start.ts',
  test: 'scripts/test.ts',
  bench: 'bench/index.ts',
};

const [command, ...rest] = process.argv.slice(2);
if (!(command in COMMANDS)) {
  console.error('Usage: npm start | npm test | npm run bench -- <benchmark>');
  process.exit(2);
}

const node = supportedNode() ?? installedNode();
const environment = {
  ...process.env,
  PATH: [dirname(node), process.env.PATH].join(delimiter),
};
installDependencies();
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
process.exit(run(node, [tsx, join(root, COMMANDS[command]), ...rest]));

function supportedNode() {
  const major = Number(process.versions.node.split('.')[0]);
  return major === 22 || major === 24 ? process.execPath : undefined;
}

/** Node from the npm registry, kept in the repository's own cache folder. */
function installedNode() {
  const name = `node-${
    process.platform === 'win32' ? 'win' : process.platform
  }-${process.arch}`;
  const directory = join(root, '.cache', 'node');
  const binary = join(directory, 'node_modules', name, 'bin', 'node');
  if (!existsSync(binary)) {
    console.log(
      `Node ${process.versions.node} is not supported (22 or 24 is); fetching Node ${NODE_VERSION} ...`,
    );
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
        `${name}@${NODE_VERSION}`,
      ],
      { stdio: 'inherit', shell: process.platform === 'win32' },
    );
    if (status !== 0) {
      console.error(
        `Node ${NODE_VERSION} could not be fetched. Install Node 22 or 24 and run again.`,
      );
      process.exit(1);
    }
  }
  return binary;
}

function installDependencies() {
  const stamp = join(root, 'node_modules', '.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'yarn.lock')))
    .update(process.version)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  console.log('Installing dependencies; this takes a minute or two ...');
  const release = join(root, '.yarn', 'releases', 'yarn-4.13.0.cjs');
  if (run(node, [release, 'install', '--immutable']) !== 0) {
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

function run(file, args) {
  const { status, signal } = spawnSync(file, args, {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  return status ?? (signal ? 130 : 1);
}
