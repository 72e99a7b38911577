import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { fail, succeed, updateRecord } from './recordOutcome';
import { provisionedProducts, RecordRecord } from './records';
import { describeStack, failureReason, updateStack } from './stacks';

/** Moves the update of a provisioned product as far as its stack is. */
export async function moveUpdate(
  record: RecordRecord,
  context: CallContext,
): Promise<void> {
  const product = provisionedProducts(context).get(record.product.Id);
  if (!product) return;
  const stackId = product.PhysicalId ?? '';
  if (record.status === 'CREATED') {
    await begin(record, stackId, context);
    return;
  }
  const stack = await describeStack(record.product, stackId, context);
  switch (stack?.StackStatus) {
    case 'UPDATE_IN_PROGRESS':
    case 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS':
      return;
    case 'UPDATE_ROLLBACK_IN_PROGRESS':
    case 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS':
      updateRecord(record, { status: 'IN_PROGRESS_IN_ERROR' }, context);
      return;
    case 'CREATE_COMPLETE':
    case 'UPDATE_COMPLETE': {
      const { ProvisioningArtifactId, ProvisioningArtifactName } =
        record.product;
      succeed(
        record,
        { ...product, ProvisioningArtifactId, ProvisioningArtifactName },
        stack,
        context,
      );
      return;
    }
    default: {
      const reason = stack
        ? await failureReason(record.product, stack, context, record.RecordId)
        : `Stack ${stackId} does not exist`;
      const isBack = stack?.StackStatus === 'UPDATE_ROLLBACK_COMPLETE';
      fail(
        record,
        'CloudFormation',
        reason,
        context,
        isBack ? 'TAINTED' : 'ERROR',
      );
    }
  }
}

/** An update that the stack refuses leaves the product as it was, "not exactly what was requested". */
async function begin(
  record: RecordRecord,
  stackId: string,
  context: CallContext,
): Promise<void> {
  try {
    await updateStack(record, stackId, context);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    // [UNV] that an update without changes succeeds.
    if (error.message !== 'No updates are to be performed.') {
      fail(record, error.code, error.message, context, 'TAINTED');
      return;
    }
  }
  updateRecord(record, { status: 'IN_PROGRESS' }, context);
}
