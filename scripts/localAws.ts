// local-aws with the synthesized product, and the environment that points the portal at it and at nothing else.
import { spawnSync, StdioOptions } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RunningProcess, startProcess, waitForUrl } from './processes';

export const ACCOUNT_ID = '111122223333';
export const REGION = 'eu-west-1';
const PORTAL_ACCESS_KEY_ID = 'LOCALAWSPORTAL';
const PORTAL_SECRET_ACCESS_KEY = 'not-a-secret-local-aws-only';

/**
 * The environment of a process that talks to local-aws. A person's own credentials, profiles and
 * endpoints are taken away, so that none is used by accident.
 */
export function localAwsEnvironment(endpoint: string): NodeJS.ProcessEnv {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')),
  );
  return {
    ...environment,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: PORTAL_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY: PORTAL_SECRET_ACCESS_KEY,
    AWS_REGION: REGION,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Synthesizes the service-catalog app. */
export function synthesize(root: string, outputDirectory: string) {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), 'src/main.ts'],
    {
      cwd: join(root, 'service-catalog'),
      stdio: 'inherit',
      env: {
        ...process.env,
        CDK_OUTDIR: outputDirectory,
        CDK_CONTEXT_JSON: JSON.stringify({
          portalPrincipalArn: `arn:aws:iam::${ACCOUNT_ID}:user/portal`,
          // A new account has no recorder of AWS Config yet.
          recordConfiguration: 'yes',
        }),
      },
    },
  );
  if (status !== 0) {
    throw new Error('service-catalog could not be synthesized');
  }
}

/** Where and how local-aws runs. */
export interface LocalAwsOptions {
  /** The repository. */
  root: string;
  /** Where its state and the synthesized product are kept. */
  directory: string;
  port: number;
  pace?: 'instant' | 'demo';
  stdio?: StdioOptions;
  /** Called as soon as the process is there, before it answers. */
  onStart?(child: RunningProcess): void;
}

export interface RunningLocalAws extends RunningProcess {
  endpoint: string;
}

/** Starts local-aws and waits until the product is deployed in it. */
export async function startLocalAws({
  root,
  directory,
  port,
  pace = 'demo',
  stdio = 'inherit',
  onStart,
}: LocalAwsOptions): Promise<RunningLocalAws> {
  mkdirSync(directory, { recursive: true });
  const assembly = join(directory, 'cdk.out');
  synthesize(root, assembly);
  const server = startProcess(
    process.execPath,
    [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      'src/main.ts',
      `--port=${port}`,
      `--account=${ACCOUNT_ID}`,
      `--region=${REGION}`,
      `--state=${join(directory, 'aws.json')}`,
      `--assembly=${assembly}`,
      `--pace=${pace}`,
      `--access-key=${PORTAL_ACCESS_KEY_ID}`,
      `--principal=arn:aws:iam::${ACCOUNT_ID}:user/portal`,
    ],
    { cwd: join(root, 'packages/local-aws'), stdio },
  );
  onStart?.(server);
  const endpoint = `http://127.0.0.1:${port}`;
  await waitForUrl(`${endpoint}/_local-aws/health`, {
    timeoutMilliseconds: 60_000,
    process: server,
  });
  return { ...server, endpoint };
}
