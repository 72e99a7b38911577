import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
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
    const tags = Object.entries(identity.tags ?? {});
    const assume = fromTemporaryCredentials({
      masterCredentials: async () => {
        const source = await this.#credentials.getCredentialProvider({
          accountId: target.accountId,
        });
        return source.sdkCredentialProvider();
      },
      params: {
        RoleArn: role,
        RoleSessionName: identity.name,
        ...(tags.length > 0 && {
          Tags: tags.map(([Key, Value]) => ({ Key, Value })),
        }),
      },
      clientConfig: {
        region: target.region,
        requestHandler: this.#requestHandler,
      },
    });
    return () =>
      this.#reported(
        { action: 'sts:AssumeRole', role, target: target.id },
        () => assume(),
      );
  }
}

/** How often the SDK sent a call, as its answers and errors say. */
function attemptsOf(answer: unknown): number {
  const { $metadata }: { $metadata?: { attempts?: number } } =
    typeof answer === 'object' && answer !== null ? answer : {};
  return $metadata?.attempts ?? 1;
}
