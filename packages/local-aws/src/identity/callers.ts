import { randomBytes } from 'node:crypto';
import { AwsError } from '../AwsError';
import { Clock } from '../clock';
import { Caller } from '../service';
import { State } from '../state';
import { accountIdOf, assumedRoleArn, roleNameOf } from './arn';

/** A long-term access key that the server knows. Its signatures are not verified. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The IAM user behind it, such as `arn:aws:iam::111122223333:user/portal`. */
  readonly arn: string;
}

/** Temporary credentials, as STS hands them out. */
export interface SessionCredentials {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: Date;
}

/** Sessions are found by access key alone, so neither secret key nor token is kept. */
interface Session {
  readonly caller: Caller;
  /** ISO time. */
  readonly expiration: string;
}

const SESSIONS = 'sts.sessions';

/** Until then a key that has ended is told apart from one that never was. */
const FORGET_AFTER_MS = 60 * 60 * 1000;

/** Finds out who makes a call by its access key. */
export interface Callers {
  /** @throws AwsError when the key is unknown or its session has ended. */
  byAccessKey(accessKeyId: string): Caller;
}

/**
 * @param global - the state in which {@link startSession} put its sessions.
 */
export function createCallers(
  credentials: readonly Credentials[],
  global: State,
  clock: Clock,
): Callers {
  return {
    byAccessKey(accessKeyId) {
      const known = credentials.find(key => key.accessKeyId === accessKeyId);
      if (known) {
        return {
          accountId: accountIdOf(known.arn),
          arn: known.arn,
          sessionTags: {},
        };
      }
      const session = global.collection<Session>(SESSIONS).get(accessKeyId);
      if (!session) {
        throw new AwsError(
          'UnrecognizedClientException',
          'The security token included in the request is invalid.',
          403,
        );
      }
      if (new Date(session.expiration) <= clock.now()) {
        throw new AwsError(
          'ExpiredTokenException',
          'The security token included in the request is expired',
          403,
        );
      }
      return session.caller;
    },
  };
}

/** The same caller, if the credentials were of another account. */
export function inAccount(caller: Caller, accountId: string): Caller {
  const moved = (arn: string) => arn.replace(/:\d{12}:/, `:${accountId}:`);
  return {
    ...caller,
    accountId,
    arn: moved(caller.arn),
    roleArn: caller.roleArn && moved(caller.roleArn),
  };
}

/** The caller that a session of a role is. */
export function roleSession(
  roleArn: string,
  sessionName: string,
  sessionTags: Readonly<Record<string, string>> = {},
): Caller {
  const accountId = accountIdOf(roleArn);
  return {
    accountId,
    arn: assumedRoleArn(accountId, roleNameOf(roleArn), sessionName),
    roleArn,
    sessionName,
    sessionTags,
  };
}

/** Hands out credentials for a session. */
export function startSession(
  state: State,
  clock: Clock,
  caller: Caller,
  durationSeconds: number,
): SessionCredentials {
  const now = clock.now().getTime();
  const sessions = state.collection<Session>(SESSIONS);
  for (const [accessKeyId, { expiration }] of sessions.entries()) {
    if (Date.parse(expiration) < now - FORGET_AFTER_MS) {
      sessions.delete(accessKeyId);
    }
  }
  const expiration = new Date(now + durationSeconds * 1000);
  const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
  sessions.set(accessKeyId, { caller, expiration: expiration.toISOString() });
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: randomBytes(30).toString('base64'),
    SessionToken: randomBytes(96).toString('base64'),
    Expiration: expiration,
  };
}
