import { createHash, randomBytes } from 'node:crypto';
import { CallContext } from '../service';
import { State } from '../state';

/** Where the Studio stand-in is served. */
export const STUDIO_PATH = '/studio/auth';

/** Who gets in where, with one URL. */
export interface StudioAccess {
  readonly domainId: string;
  readonly domainName: string;
  readonly userProfileName: string;
  /** Of the user profile. */
  readonly tags: ReadonlyArray<{ Key?: string; Value?: string }>;
}

interface StudioUrlRecord extends StudioAccess {
  readonly accountId: string;
  readonly region: string;
  /** ISO times. */
  readonly expiresAt: string;
  readonly sessionSeconds: number;
  readonly usedAt?: string;
}

/** What a presented token is worth. */
export type Redemption =
  | {
      readonly granted: true;
      readonly access: StudioAccess & { accountId: string; region: string };
      readonly sessionEndsAt: Date;
    }
  | {
      readonly granted: false;
      readonly reason: 'unknown' | 'expired' | 'used';
    };

/** Makes a URL that lets its bearer in. The token itself is not kept, only its hash. */
export function issueStudioUrl(
  context: CallContext,
  options: StudioAccess & {
    readonly expirySeconds: number;
    readonly sessionSeconds: number;
  },
): string {
  const { expirySeconds, ...access } = options;
  const { accountId } = context.caller;
  const token = `${accountId}.${context.region}.${randomBytes(32).toString(
    'base64url',
  )}`;
  const expiresAt = context.clock.now().getTime() + expirySeconds * 1000;
  urls(context.state).set(hash(token), {
    ...access,
    accountId,
    region: context.region,
    expiresAt: new Date(expiresAt).toISOString(),
  });
  return `${context.endpoint}${STUDIO_PATH}?token=${token}`;
}

/**
 * Uses a token up.
 *
 * @param stateOf - the state of an account's region, in which the URL was made
 * @param singleUse - whether a token opens Studio once only [UNV for AWS]
 */
export function redeemToken(
  token: string,
  now: Date,
  stateOf: (accountId: string, region: string) => State,
  singleUse: boolean,
): Redemption {
  const [accountId = '', region = ''] = token.split('.');
  const records = urls(stateOf(accountId, region));
  const key = hash(token);
  const record = records.get(key);
  if (!record) return { granted: false, reason: 'unknown' };
  if (new Date(record.expiresAt) <= now) {
    return { granted: false, reason: 'expired' };
  }
  if (singleUse && record.usedAt) return { granted: false, reason: 'used' };

  records.set(key, { ...record, usedAt: now.toISOString() });
  return {
    granted: true,
    access: record,
    sessionEndsAt: new Date(now.getTime() + record.sessionSeconds * 1000),
  };
}

function urls(state: State) {
  return state.collection<StudioUrlRecord>('sagemaker.studioUrls');
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
