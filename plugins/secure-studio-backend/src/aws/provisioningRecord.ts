import { DescribeRecordOutput } from '@aws-sdk/client-service-catalog';

/** @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_RecordDetail.html */
export interface ProvisioningRecord {
  id: string;
  status:
    | 'CREATED'
    | 'IN_PROGRESS'
    | 'IN_PROGRESS_IN_ERROR'
    | 'SUCCEEDED'
    | 'FAILED';
  /** Such as `PROVISION_PRODUCT`. */
  type: string;
  /** ISO-8601, by AWS's clock. */
  createdAt: string;
  errors: { code: string; description: string }[];
  provisionedProductId: string;
  /** Of the provisioned product. */
  tags: Record<string, string>;
  /** Among the outputs of a record that succeeded. */
  stackArn?: string;
}

/** An output that Service Catalog adds to those of the template. */
const STACK_ARN_OUTPUT = 'CloudformationStackARN';

export function toProvisioningRecord(
  id: string,
  { RecordDetail, RecordOutputs = [] }: DescribeRecordOutput,
): ProvisioningRecord {
  return {
    id,
    status: RecordDetail?.Status ?? 'CREATED',
    type: RecordDetail?.RecordType ?? '',
    createdAt: (RecordDetail?.CreatedTime ?? new Date(0)).toISOString(),
    errors: (RecordDetail?.RecordErrors ?? []).map(
      ({ Code = '', Description = '' }) => ({
        code: Code,
        description: Description,
      }),
    ),
    provisionedProductId: RecordDetail?.ProvisionedProductId ?? '',
    tags: Object.fromEntries(
      (RecordDetail?.RecordTags ?? []).map(({ Key = '', Value = '' }) => [
        Key,
        Value,
      ]),
    ),
    stackArn: RecordOutputs.find(
      ({ OutputKey }) => OutputKey === STACK_ARN_OUTPUT,
    )?.OutputValue,
  };
}
