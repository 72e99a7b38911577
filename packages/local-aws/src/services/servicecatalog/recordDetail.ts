import { RecordDetail } from '@aws-sdk/client-service-catalog';
import { RecordRecord } from './records';

/** A record as the API shows it. */
export function recordDetail(record: RecordRecord): RecordDetail {
  const { product } = record;
  return {
    RecordId: record.RecordId,
    RecordType: record.RecordType,
    Status: record.status,
    CreatedTime: new Date(record.createdTime),
    UpdatedTime: new Date(record.updatedTime),
    ProvisionedProductId: product.Id,
    ProvisionedProductName: product.Name,
    ProvisionedProductType: 'CFN_STACK',
    ProductId: product.ProductId,
    ProvisioningArtifactId: product.ProvisioningArtifactId,
    PathId: product.PathId,
    RecordErrors: record.errors,
    RecordTags: product.tags,
    LaunchRoleArn: product.LaunchRoleArn,
  };
}
