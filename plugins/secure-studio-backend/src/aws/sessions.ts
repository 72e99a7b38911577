import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AwsError, FailedCall, mapAwsError } from './errors';
import { AwsCall, AwsTarget, Purpose, ReportedCall } from './types';

/** Milliseconds. A slow AWS becomes a section's error; no page waits for it. */
const CONNECTION_TIMEOUT = 3_000;
const REQUEST_TIMEOUT = 8_000;
/** Milliseconds for one call with all its attempts. */
const CALL_TIMEOUT = 12_000;

/** A session of the role of one target and purpose: how to make clients, and calls with them. */
export interface AwsSession {
  /** Configuration of an SDK client. */
  readonly clientConfig: {
    readonly region: string;
    readonly credentials: AwsCredentialIdentityProvider;
    readonly requestHandler: NodeHttpHandler;
    readonly maxAttempts: number;
    readonly retryMode: string;
  };
  readonly call: AwsCall;
}

/** How CloudTrail and the role's policy see a session. */
export interface SessionIdentity {
  /** `[\w+=,.@-]{2,64}` */
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Opens sessions of the configured roles, on top of Backstage's own AWS credentials. */
export class AwsSessions {
  readonly #credentials: AwsCredentialsManager;
  readonly #report: (call: ReportedCall) => void;
  /** By account and region. */
  readonly #stsClients = new Map<string, STSClient>();
  readonly #requestHandler = new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    throwOnRequestTimeout: true,
  });

  constructor(
    credentials: AwsCredentialsManager,
    report: (call: ReportedCall) => void = () => {},
  ) {
    this.#credentials = credentials;
    this.#report = report;
  }

  open(
    target: AwsTarget,
    purpose: Purpose,
    identity: SessionIdentity,
  ): AwsSession {
    const role = target.roles[purpose];
    return {
      clientConfig: {
        region: target.region,
        credentials: this.#assumeRole(target, role, identity),
        requestHandler: this.#requestHandler,
        maxAttempts: 3,
        retryMode: 'adaptive',
      },
      call: (action, send) =>
        this.#reported({ action, role, target: target.id }, () =>
          send({ abortSignal: AbortSignal.timeout(CALL_TIMEOUT) }),
        ),
    };
  }

  /** @throws AwsError for whatever goes wrong. */
  async #reported<Output>(
    call: FailedCall,
    send: () => Promise<Output>,
  ): Promise<Output> {
    const { action, target } = call;
    const startedAt = performance.now();
    const report = (answer: unknown, error?: AwsError) =>
      this.#report({
        action,
        target,
        error,
        milliseconds: performance.now() - startedAt,
        attempts: attemptsOf(answer),
      });
    try {
      const output = await send();
      report(output);
      return output;
    } catch (error) {
      const mapped = mapAwsError(error, call);
      report(error, mapped);
      throw mapped;
    }
  }

  #assumeRole(
    target: AwsTarget,
    role: string,
    identity: SessionIdentity,
  ): AwsCredentialIdentityProvider {
    const command = new AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: identity.name,
      Tags: Object.entries(identity.tags ?? {}).map(([Key, Value]) => ({
        Key,
        Value,
      })),
    });
    return async () => {
      const { Credentials } = await this.#reported(
        { action: 'sts:AssumeRole', role, target: target.id },
        () =>
          this.#stsClient(target).send(command, {
            abortSignal: AbortSignal.timeout(CALL_TIMEOUT),
          }),
      );
      if (!Credentials?.AccessKeyId || !Credentials.SecretAccessKey) {
        throw new AwsError(
          'unexpected',
          'sts:AssumeRole answered without credentials.',
          'NoCredentials',
        );
      }
      return {
        accessKeyId: Credentials.AccessKeyId,
        secretAccessKey: Credentials.SecretAccessKey,
        sessionToken: Credentials.SessionToken,
        expiration: Credentials.Expiration,
      };
    };
  }

  /** Made once, since a client is dearer than a call: a studio URL needs a session of its own. */
  #stsClient({ accountId, region }: AwsTarget): STSClient {
    const key = `${accountId} ${region}`;
    const client =
      this.#stsClients.get(key) ??
      new STSClient({
        region,
        requestHandler: this.#requestHandler,
        credentials: async () => {
          const source = await this.#credentials.getCredentialProvider({
            accountId,
          });
          return source.sdkCredentialProvider();
        },
      });
    this.#stsClients.set(key, client);
    return client;
  }
}

/** How often the SDK sent a call, as its answers and errors say. */
function attemptsOf(answer: unknown): number {
  const { $metadata }: { $metadata?: { attempts?: number } } =
    typeof answer === 'object' && answer !== null ? answer : {};
  return $metadata?.attempts ?? 1;
}
