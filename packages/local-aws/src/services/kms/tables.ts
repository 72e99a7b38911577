import type { Tag } from '@aws-sdk/client-kms';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { State } from '../../state';

/** A symmetric encryption key. Dates are ISO strings. */
export interface KeyRecord {
  readonly keyId: string;
  readonly arn: string;
  readonly description: string;
  readonly createdAt: string;
  readonly enabled: boolean;
  /** When it ceases to exist, once that is scheduled. */
  readonly deletionDate?: string;
  readonly rotationPeriodInDays?: number;
  readonly policy: string;
  readonly tags: readonly Tag[];
}

export interface AliasRecord {
  readonly aliasName: string;
  readonly aliasArn: string;
  readonly targetKeyId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function keys(state: State) {
  return state.collection<KeyRecord>('kms:keys');
}

export function aliases(state: State) {
  return state.collection<AliasRecord>('kms:aliases');
}

type Reader = Pick<CallContext, 'state' | 'clock'>;

/** The keys that have not been deleted yet. */
export function livingKeys({ state, clock }: Reader): KeyRecord[] {
  return keys(state)
    .values()
    .filter(
      ({ deletionDate }) =>
        deletionDate === undefined || new Date(deletionDate) > clock.now(),
    );
}

/**
 * A key by its id, its ARN, an alias or an alias's ARN.
 *
 * @throws NotFoundException
 */
export function findKey(name: string, context: Reader): KeyRecord {
  const id = name.replace(/^arn:[^:]+:kms:[^:]+:\d{12}:(key\/)?/, '');
  const alias = id.startsWith('alias/')
    ? aliases(context.state).get(id)
    : undefined;
  if (id.startsWith('alias/') && !alias) {
    throw new AwsError('NotFoundException', `Alias ${name} is not found.`);
  }
  const keyId = alias?.targetKeyId ?? id;
  const key = livingKeys(context).find(
    candidate =>
      candidate.keyId === keyId &&
      (!name.startsWith('arn:') || alias || candidate.arn === name),
  );
  if (!key) {
    throw new AwsError('NotFoundException', `Key '${name}' does not exist`);
  }
  return key;
}

/** A key that can be changed. @throws KMSInvalidStateException for one that is to be deleted */
export function findUsableKey(name: string, context: Reader): KeyRecord {
  const key = findKey(name, context);
  if (key.deletionDate !== undefined) {
    throw new AwsError(
      'KMSInvalidStateException',
      `${key.arn} is pending deletion.`,
    );
  }
  return key;
}

export function setKey(state: State, key: KeyRecord): void {
  keys(state).set(key.keyId, key);
}
