import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import {
  provisionedProducts,
  RecordRecord,
  records,
  RecordType,
} from './records';
import {
  createStack,
  deleteStack,
  describeStack,
  failureReason,
  templateUrlOf,
} from './stacks';
import { fail, succeed, updateRecord } from './recordOutcome';
import { moveUpdate } from './updateStack';

const running = new Map<string, Promise<void>>();

/**
 * Moves a record as far as its stack is. Two that ask at the same time wait for one and the same step.
 * After a restart the first who asks picks the record up where it was.
 */
export async function followRecord(
  recordId: string,
  context: CallContext,
): Promise<void> {
  const record = records(context).get(recordId);
  if (!record || isFinal(record)) return;
  const step =
    running.get(recordId) ??
    moveRecord(record, context).finally(() => running.delete(recordId));
  running.set(recordId, step);
  await step;
}

/** Moves every record that is not at its end. */
export async function followAll(context: CallContext): Promise<void> {
  await Promise.all(
    records(context)
      .values()
      .filter(record => !isFinal(record))
      .map(({ RecordId }) => followRecord(RecordId, context)),
  );
}

export function isFinal({ status }: RecordRecord): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED';
}

const MOVES: Readonly<
  Record<
    RecordType,
    (record: RecordRecord, context: CallContext) => Promise<void>
  >
> = {
  PROVISION_PRODUCT: moveProvision,
  UPDATE_PROVISIONED_PRODUCT: moveUpdate,
  TERMINATE_PROVISIONED_PRODUCT: moveTermination,
};

async function moveRecord(
  record: RecordRecord,
  context: CallContext,
): Promise<void> {
  try {
    await MOVES[record.RecordType](record, context);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    fail(record, error.code, error.message, context);
  }
}

async function moveProvision(
  record: RecordRecord,
  context: CallContext,
): Promise<void> {
  const product = provisionedProducts(context).get(record.product.Id);
  if (!product) return;
  const stackId = product.PhysicalId;
  if (stackId === undefined) {
    const PhysicalId = await createStack(
      record,
      templateUrlOf(product, context),
      context,
    );
    provisionedProducts(context).set(product.Id, { ...product, PhysicalId });
    updateRecord(record, { status: 'IN_PROGRESS' }, context);
    return;
  }

  const stack = await describeStack(product, stackId, context);
  switch (stack?.StackStatus) {
    case 'CREATE_IN_PROGRESS':
    case 'REVIEW_IN_PROGRESS':
      return;
    case 'ROLLBACK_IN_PROGRESS':
      updateRecord(record, { status: 'IN_PROGRESS_IN_ERROR' }, context);
      return;
    case 'CREATE_COMPLETE':
      succeed(record, product, stack, context);
      return;
    default: {
      const reason = stack
        ? await failureReason(product, stack, context)
        : `Stack ${stackId} does not exist`;
      fail(record, 'CloudFormation', reason, context);
    }
  }
}

async function moveTermination(
  record: RecordRecord,
  context: CallContext,
): Promise<void> {
  const product = provisionedProducts(context).get(record.product.Id);
  if (!product) return;
  const stackId = product.PhysicalId;
  const stack = stackId && (await describeStack(product, stackId, context));
  if (!stackId || !stack || stack.StackStatus === 'DELETE_COMPLETE') {
    provisionedProducts(context).delete(product.Id);
    updateRecord(record, { status: 'SUCCEEDED' }, context);
    return;
  }
  if (record.status === 'CREATED') {
    await deleteStack(product, stackId, context);
    updateRecord(record, { status: 'IN_PROGRESS' }, context);
    return;
  }
  if (stack.StackStatus === 'DELETE_FAILED') {
    const reason = await failureReason(product, stack, context);
    fail(record, 'CloudFormation', reason, context);
  }
}
