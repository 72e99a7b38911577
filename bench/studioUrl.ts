// How long a studio URL takes, against the same calls to AWS made bare and a bare route that is authorised the same.
import {
  CreatePresignedDomainUrlCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { MIGRATIONS } from 'backstage-plugin-secure-studio-backend/src/database';
import {
  asked,
  Portal,
  startPortal,
  TARGET,
  USER,
} from 'backstage-plugin-secure-studio-backend/src/__testUtils__/portal';
import {
  environmentReadPermission,
  studioOpenPermission,
} from 'backstage-plugin-secure-studio-common';
import Router from 'express-promise-router';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { localAwsEnvironment, startLocalAws } from 'scripts/localAws';
import { freePort } from 'scripts/processes';
import { openDatabase } from './database';
import { Table } from './report';

const ROUNDS = 200;
const WARM_UP = 20;

/** Milliseconds that AWS takes longer for each call: none, which leaves the work alone, and some, as over a network. */
const LATENCIES = [0, 10];

/** Answers whoever is signed in and permitted, with as many bytes as a studio URL has. */
const bareRoute = createBackendPlugin({
  pluginId: 'bare',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init({ httpAuth, httpRouter, permissions, userInfo }) {
        const router = Router();
        router.post('/', async (request, response) => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          await userInfo.getUserInfo(credentials);
          for (const permission of [
            environmentReadPermission,
            studioOpenPermission,
          ]) {
            await permissions.authorizeConditional([{ permission }], {
              credentials,
            });
          }
          response.json({ url: 'x'.repeat(400), expiresAt: '2026-01-01' });
        });
        httpRouter.use(router);
      },
    });
  },
});

/** Milliseconds that a task took each time, sorted. */
type Times = number[];

export async function studioUrl(): Promise<Table> {
  const directory = mkdtempSync(join(tmpdir(), 'secure-studio-bench-'));
  // A process of its own, as AWS is: what waits for it may do something else meanwhile.
  const aws = await startLocalAws({
    root: dirname(__dirname),
    directory,
    port: await freePort(),
    pace: 'instant',
  });
  Object.assign(process.env, localAwsEnvironment(aws.endpoint));
  const databases = await openDatabase();
  const database = await databases.create('secure-studio');
  await database.migrate.latest({ directory: MIGRATIONS });
  const portal = await startPortal({ database, features: [bareRoute] });
  try {
    const { name, domainId, profile } = await provision(portal);
    const send = async (url: string, body: object) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.user.header(USER),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      if (!response.ok) {
        throw new Error(`${response.status} ${await response.text()}`);
      }
      await response.text();
    };
    const bareCalls = await createBareCalls({ domainId, profile });
    const rows: Table['rows'] = [];
    for (const latency of LATENCIES) {
      await setLatency(aws.endpoint, latency);
      const { own, calls, route } = await alternate({
        own: () =>
          send(`${portal.url}/environments/${name}/studio-url`, { profile }),
        calls: bareCalls,
        route: () => send(portal.url.replace('secure-studio', 'bare'), {}),
      });
      const ratio = median(own) / (median(calls) + median(route));
      rows.push(
        [latency, 'studio URL', ...figures(own)],
        [latency, 'the same calls to AWS, bare', ...figures(calls)],
        [latency, 'bare authorised route', ...figures(route)],
        [latency, 'studio URL / (calls + route)', ratio.toFixed(2), ''],
      );
    }
    return {
      columns: ['AWS waits ms', databases.title, 'p50 ms', 'p99 ms'],
      rows,
    };
  } finally {
    await portal.stop();
    await aws.stop();
    await database.destroy();
    databases.stop();
    rmSync(directory, { recursive: true });
  }
}

async function setLatency(endpoint: string, latencyMs: number) {
  const faults = `${endpoint}/_local-aws/faults`;
  await fetch(faults, { method: 'DELETE' });
  if (latencyMs > 0) {
    await fetch(faults, {
      method: 'POST',
      body: JSON.stringify({
        operation: { service: '*', operation: '*', latencyMs },
      }),
    });
  }
}

async function provision(portal: Portal) {
  const { body } = await portal.post('/environments', asked('research'));
  await portal.ended(body.id);
  const name: string = body.environment;
  const environment = await portal.get(`/environments/${name}`);
  const { domain, profiles } = environment.body.sections;
  return { name, domainId: domain.data.id, profile: profiles.data[0].name };
}

/** A session of the user's own for each URL, and the reading role's for the tags. */
async function createBareCalls(of: { domainId: string; profile: string }) {
  const sts = new STSClient({});
  const assume = async (role: string, tags: Record<string, string>) => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${TARGET.accountId}:role/${role}`,
        RoleSessionName: 'bench',
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    };
  };
  const reading = new SageMakerClient({
    credentials: await assume(TARGET.roles.read, {}),
  });
  return async () => {
    await reading.send(
      new ListTagsCommand({
        ResourceArn: `arn:aws:sagemaker:${TARGET.region}:${TARGET.accountId}:user-profile/${of.domainId}/${of.profile}`,
      }),
    );
    const opening = new SageMakerClient({
      credentials: await assume(TARGET.roles.open, {
        studiouserid: USER,
        'secure-studio:portal': 'test-portal',
      }),
    });
    await opening.send(
      new CreatePresignedDomainUrlCommand({
        DomainId: of.domainId,
        UserProfileName: of.profile,
        ExpiresInSeconds: 30,
      }),
    );
  };
}

/** Takes each task in turn, so that whatever else the machine does meets all of them. */
async function alternate<Name extends string>(
  tasks: Record<Name, () => Promise<void>>,
): Promise<Record<Name, Times>> {
  const names = Object.keys(tasks) as Name[];
  const times = Object.fromEntries(
    names.map(name => [name, []]),
  ) as unknown as Record<Name, Times>;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const name of names) {
      const start = performance.now();
      await tasks[name]();
      if (round >= WARM_UP) {
        times[name].push(performance.now() - start);
      }
    }
  }
  names.forEach(name => times[name].sort((a, b) => a - b));
  return times;
}

function at(times: Times, share: number): number {
  return times[Math.min(Math.floor(times.length * share), times.length - 1)];
}

function median(times: Times): number {
  return at(times, 0.5);
}

function figures(times: Times): string[] {
  return [median(times).toFixed(1), at(times, 0.99).toFixed(1)];
}
