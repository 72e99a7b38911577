import { Stack } from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../service';
import {
  ProvisionedProductRecord,
  provisionedProducts,
  RecordRecord,
  records,
} from './records';

/** The product is what the record asked for. */
export function succeed(
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
  updateRecord(record, { status: 'SUCCEEDED', outputs }, context);
}

/** The product keeps its name and what is left of its stack until it is terminated. */
export function fail(
  record: RecordRecord,
  code: string,
  reason: string,
  context: CallContext,
  status: ProvisionedProductRecord['status'] = 'ERROR',
): void {
  const product = provisionedProducts(context).get(record.product.Id);
  if (product) {
    provisionedProducts(context).set(product.Id, {
      ...product,
      status,
      statusMessage: reason,
    });
  }
  updateRecord(
    record,
    { status: 'FAILED', errors: [{ Code: code, Description: reason }] },
    context,
  );
}

export function updateRecord(
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
