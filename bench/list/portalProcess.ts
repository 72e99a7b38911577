import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startProcess, waitForUrl } from 'scripts/processes';
import { CONFIG_VARIABLE, portalConfig } from './config';
import { PortalDatabase } from '../database';
import { READER } from './organisation';

const START_TIMEOUT = 120_000;

/** A portal in a process of its own, with a person who reads. */
export interface PortalProcess {
  url: string;
  token: string;
  stop(): Promise<void>;
}

/** Starts portal.ts; with BENCH_LOG in the environment its log is shown. */
export async function startPortal(
  database: PortalDatabase,
): Promise<PortalProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const portal = startProcess(
    process.execPath,
    [
      '--expose-gc',
      '--import',
      require.resolve('tsx'),
      join(__dirname, 'portal.ts'),
    ],
    {
      stdio: [
        'ignore',
        process.env.BENCH_LOG ? 'inherit' : 'ignore',
        'inherit',
        'ipc',
      ],
      env: {
        ...process.env,
        [CONFIG_VARIABLE]: JSON.stringify(
          portalConfig({ port, database: database.config }),
        ),
        NODE_ENV: 'development',
        LOG_LEVEL: 'warn',
        // Nothing of what is measured asks AWS.
        AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'none',
        AWS_SECRET_ACCESS_KEY: 'none',
      },
    },
  );
  try {
    await waitForUrl(`${url}/.backstage/health/v1/readiness`, {
      timeoutMilliseconds: START_TIMEOUT,
      process: portal,
    });
    return { url, token: await signIn(url), stop: () => portal.stop() };
  } catch (error) {
    await portal.stop();
    throw error;
  }
}

async function signIn(url: string): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    const response = await fetch(`${url}/api/auth/demo/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest', 'x-demo-user': READER },
    });
    const answer = await response.text();
    if (response.ok) {
      return JSON.parse(answer).backstageIdentity.token;
    }
    if (Date.now() > deadline) {
      throw new Error(`The reader could not sign in: ${answer}`);
    }
    // The catalog does not have the person yet.
    await sleep(1_000);
  }
}
