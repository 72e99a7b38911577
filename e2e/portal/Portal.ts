import {
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  localAwsEnvironment,
  RunningLocalAws,
  startLocalAws,
} from 'scripts/localAws';
import {
  freePort,
  RunningProcess,
  startProcess,
  waitForUrl,
} from 'scripts/processes';
import { Person, PortalApi } from './PortalApi';
import { waitUntil } from './waitUntil';

const ROOT = dirname(dirname(__dirname));

/** How a portal under test differs from the one of `npm start`. */
export interface PortalOptions {
  pace?: 'instant' | 'demo';
  /** Laid over app-config.yaml and app-config.demo.yaml. */
  config?: object;
}

/**
 * The whole portal as processes of its own: local-aws, and the backend that also serves the built
 * app. State and logs are in a folder of the portal's own.
 */
export class Portal {
  private backend?: RunningProcess;
  private aws?: RunningLocalAws;

  private constructor(
    readonly url: string,
    readonly awsUrl: string,
    readonly directory: string,
    private readonly ports: { backend: number; aws: number },
    private readonly options: PortalOptions,
  ) {}

  static async start(options: PortalOptions = {}): Promise<Portal> {
    const ports = { backend: await freePort(), aws: await freePort() };
    const portal = new Portal(
      `http://localhost:${ports.backend}`,
      `http://127.0.0.1:${ports.aws}`,
      mkdtempSync(join(tmpdir(), 'secure-studio-portal-')),
      ports,
      options,
    );
    await portal.startAws();
    await portal.startBackend();
    return portal;
  }

  get backendLog(): string {
    return join(this.directory, 'backend.log');
  }

  get databaseDirectory(): string {
    return join(this.directory, 'database');
  }

  async startAws() {
    this.aws = await startLocalAws({
      root: ROOT,
      directory: join(this.directory, 'aws'),
      port: this.ports.aws,
      pace: this.options.pace ?? 'instant',
      stdio: ['ignore', openLog(this.directory, 'aws.log'), 'inherit'],
    });
  }

  async stopAws() {
    await this.aws?.stop();
    this.aws = undefined;
  }

  async startBackend() {
    const log = openLog(this.directory, 'backend.log');
    this.backend = startProcess(
      process.execPath,
      [
        '--require',
        join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
        join(ROOT, 'packages/backend/src/index.ts'),
        '--config',
        join(ROOT, 'app-config.yaml'),
        '--config',
        join(ROOT, 'app-config.demo.yaml'),
        '--config',
        this.writeConfig(),
      ],
      {
        cwd: join(ROOT, 'packages/backend'),
        stdio: ['ignore', log, log],
        env: {
          ...localAwsEnvironment(this.awsUrl),
          NODE_ENV: 'development',
          LOG_LEVEL: 'debug',
        },
      },
    );
    await waitForUrl(`${this.url}/.backstage/health/v1/readiness`, {
      timeoutMilliseconds: 90_000,
      process: this.backend,
    });
    // A new catalog takes a moment to read the organisation.
    await waitUntil('people can sign in', () =>
      this.as('data-scientist-a1').canSignIn(),
    );
  }

  /** SIGKILL, as when a machine goes away. */
  async killBackend() {
    this.backend?.kill('SIGKILL');
    await this.backend?.ended;
    this.backend = undefined;
  }

  async stop() {
    await this.backend?.stop();
    await this.stopAws();
  }

  /** Also removes state and logs. */
  async remove() {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** The portal's API as one of the demo organisation's people. */
  as(person: Person): PortalApi {
    return new PortalApi(this.url, person);
  }

  private writeConfig(): string {
    mkdirSync(this.databaseDirectory, { recursive: true });
    const path = join(this.directory, 'app-config.json');
    const config = {
      app: { baseUrl: this.url },
      backend: {
        baseUrl: this.url,
        listen: { host: '127.0.0.1', port: this.ports.backend },
        cors: { origin: this.url },
        database: { connection: { directory: this.databaseDirectory } },
      },
      ...this.options.config,
    };
    writeFileSync(path, JSON.stringify(config, null, 2));
    return path;
  }
}

function openLog(directory: string, name: string): number {
  // Appended to, so that what a killed process logged stays.
  return openSync(join(directory, name), 'a');
}
