import { CallContext } from '../../service';
import { followRecord } from './follow';
import {
  ProvisionedProductRecord,
  RecordRecord,
  records,
  RecordType,
} from './records';

/** A record of what is asked now. */
export function newRecord(
  RecordId: string,
  type: RecordType,
  product: ProvisionedProductRecord,
  token: string,
  context: CallContext,
  asked: Partial<Pick<RecordRecord, 'parameters' | 'notificationArns'>> = {},
): RecordRecord {
  const now = context.clock.now().toISOString();
  return {
    RecordId,
    RecordType: type,
    status: 'CREATED',
    createdTime: now,
    updatedTime: now,
    product,
    token,
    parameters: asked.parameters ?? [],
    notificationArns: asked.notificationArns ?? [],
    errors: [],
    outputs: [],
  };
}

/** Starts at once; whoever reads the record later moves it on. */
export function begin(record: RecordRecord, context: CallContext): void {
  records(context).set(record.RecordId, record);
  followRecord(record.RecordId, context).catch(() => {
    // What went wrong stands in the call log; the record is picked up by the next who reads it.
  });
}

/** What the same token asked for before. */
export function recordByToken(
  type: RecordType,
  token: string,
  context: CallContext,
): RecordRecord | undefined {
  return records(context)
    .values()
    .find(record => record.RecordType === type && record.token === token);
}
