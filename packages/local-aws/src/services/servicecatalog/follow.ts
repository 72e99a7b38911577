import { Stack } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import {
  ProvisionedProductRecord,
  provisionedProducts,
  products,
  RecordRecord,
  records,
} from './records';
import {
  createStack,
  deleteStack,
  describeStack,
  failureReason,
} from './stacks';

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

async function moveRecord(
  record: RecordRecord,
  context: CallContext,
): Promise<void> {
  try {
    await (record.RecordType === 'PROVISION_PRODUCT'
      ? moveProvision(record, context)
      : moveTermination(record, context));
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
    update(record, { status: 'IN_PROGRESS' }, context);
    return;
  }

  const stack = await describeStack(product, stackId, context);
  switch (stack?.StackStatus) {
    case 'CREATE_IN_PROGRESS':
    case 'REVIEW_IN_PROGRESS':
      return;
    case 'ROLLBACK_IN_PROGRESS':
      update(record, { status: 'IN_PROGRESS_IN_ERROR' }, context);
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
    update(record, { status: 'SUCCEEDED' }, context);
    return;
  }
  if (record.status === 'CREATED') {
    await deleteStack(product, stackId, context);
    update(record, { status: 'IN_PROGRESS' }, context);
    return;
  }
  if (stack.StackStatus === 'DELETE_FAILED') {
    const reason = await failureReason(product, stack, context);
    fail(record, 'CloudFormation', reason, context);
  }
}

function succeed(
  record: RecordRecord,
  product: ProvisionedProductRecord,
  stack: Stack,
  context: CallContext,
): void {
  const outputs = [
    {
      OutputKey: 'CloudformationStackARN',
      OutputValue: stack.StackId,
      Description: 'The ARN of the launched Cloudformation Stack',
    },
    ...(stack.Outputs ?? []).map(({ OutputKey, OutputValue, Description }) => ({
      OutputKey,
      OutputValue,
      Description,
    })),
  ];
  provisionedProducts(context).set(product.Id, {
    ...product,
    status: 'AVAILABLE',
    LastSuccessfulProvisioningRecordId: record.RecordId,
  });
  update(record, { status: 'SUCCEEDED', outputs }, context);
}

/** The product keeps its name and what is left of its stack until it is terminated. */
function fail(
  record: RecordRecord,
  code: string,
  reason: string,
  context: CallContext,
): void {
  const product = provisionedProducts(context).get(record.product.Id);
  if (product) {
    provisionedProducts(context).set(product.Id, {
      ...product,
      status: 'ERROR',
      statusMessage: reason,
    });
  }
  update(
    record,
    { status: 'FAILED', errors: [{ Code: code, Description: reason }] },
    context,
  );
}

function update(
  record: RecordRecord,
  changes: Partial<RecordRecord>,
  context: CallContext,
): void {
  records(context).set(record.RecordId, {
    ...record,
    ...changes,
    updatedTime: context.clock.now().toISOString(),
  });
}

function templateUrlOf(
  product: ProvisionedProductRecord,
  context: CallContext,
): string {
  const artifact = products(context)
    .get(product.ProductId)
    ?.artifacts.find(({ Id }) => Id === product.ProvisioningArtifactId);
  if (!artifact) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Provisioning artifact ${product.ProvisioningArtifactId} not found.`,
    );
  }
  return artifact.templateUrl;
}
