// `npm start`: local-aws, backend and frontend, until Ctrl-C.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { localAwsEnvironment, startLocalAws } from './localAws.mjs';
import { isPortFree, startProcess, waitForUrl } from './processes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const state = join(root, '.local');
const PORTS = { 'local-aws': 4599, backend: 7007, frontend: 3000 };

const { values: options } = parseArgs({
  options: { fresh: { type: 'boolean', default: false } },
});

for (const [name, port] of Object.entries(PORTS)) {
  if (!(await isPortFree(port))) {
    console.error(
      `Port ${port}, which ${name} needs, is taken. Is the portal running already?`,
    );
    process.exit(1);
  }
}
if (options.fresh) {
  rmSync(state, { recursive: true, force: true });
}
mkdirSync(join(state, 'database'), { recursive: true });

const running = [];
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => stop(0));
}

try {
  const localAws = await startLocalAws({
    root,
    directory: state,
    port: PORTS['local-aws'],
  });
  watch('local-aws', localAws);

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
        BROWSER: 'none',
      },
    },
  );
  watch('portal', portal);

  await waitForUrl(
    `http://localhost:${PORTS.backend}/.backstage/health/v1/readiness`,
    { timeoutMilliseconds: 180_000, process: portal },
  );
  await waitForUrl(`http://localhost:${PORTS.frontend}`, {
    timeoutMilliseconds: 180_000,
    process: portal,
  });
  console.log(
    `\n  The portal is at http://localhost:${PORTS.frontend}\n  Ctrl-C ends it; the next start finds its state, "npm start -- --fresh" wipes it.\n`,
  );
} catch (error) {
  if (!stopping) {
    console.error(error.message);
    await stop(1);
  }
}

function watch(name, child) {
  running.push(child);
  child.ended.then(({ code, signal }) => {
    if (!stopping) {
      console.error(`${name} ended by itself (${code ?? signal}).`);
      stop(1);
    }
  });
}

async function stop(code) {
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
