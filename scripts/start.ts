// `npm start`: local-aws, backend and frontend, until Ctrl-C.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { localAwsEnvironment, startLocalAws } from './localAws';
import {
  isPortFree,
  RunningProcess,
  startProcess,
  waitForUrl,
} from './processes';

const root = dirname(__dirname);
const state = join(root, '.local');
const PORTS = { 'local-aws': 4599, backend: 7007, frontend: 3000 };

const running: RunningProcess[] = [];
let stopping = false;

async function start() {
  const { values: options } = parseArgs({
    options: { fresh: { type: 'boolean', default: false } },
  });
  await requireFreePorts();
  if (options.fresh) {
    rmSync(state, { recursive: true, force: true });
  }
  mkdirSync(join(state, 'database'), { recursive: true });

  const localAws = await startLocalAws({
    root,
    directory: state,
    port: PORTS['local-aws'],
    onStart: child => watch('local-aws', child),
  });
  const portal = startProcess(
    process.execPath,
    [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
      'packages/app',
      'packages/backend',
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...localAwsEnvironment(localAws.endpoint),
        NODE_ENV: 'development',
        // Backstage reads app-config.demo.yaml after app-config.yaml.
        BACKSTAGE_ENV: 'demo',
        BROWSER: 'none',
      },
    },
  );
  watch('The portal', portal);

  for (const url of [
    `http://localhost:${PORTS.backend}/.backstage/health/v1/readiness`,
    `http://localhost:${PORTS.frontend}`,
  ]) {
    await waitForUrl(url, { timeoutMilliseconds: 180_000, process: portal });
  }
  console.log(
    `\n  The portal is at http://localhost:${PORTS.frontend}\n  Ctrl-C ends it; the next start finds its state, "npm start -- --fresh" wipes it.\n`,
  );
}

async function requireFreePorts() {
  for (const [name, port] of Object.entries(PORTS)) {
    if (!(await isPortFree(port))) {
      throw new Error(
        `Port ${port}, which ${name} needs, is taken. Is the portal running already?`,
      );
    }
  }
}

function watch(name: string, child: RunningProcess) {
  running.push(child);
  child.ended.then(({ code, signal }) => {
    if (!stopping) {
      console.error(`${name} ended by itself (${code ?? signal}).`);
      stop(1);
    }
  });
}

async function stop(code: number) {
  if (stopping) {
    return;
  }
  stopping = true;
  // The portal first: local-aws is what it talks to.
  for (const child of [...running].reverse()) {
    await child.stop();
  }
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop(0));
}
start().catch(error => {
  if (!stopping) {
    console.error(error.message);
    stop(1);
  }
});
