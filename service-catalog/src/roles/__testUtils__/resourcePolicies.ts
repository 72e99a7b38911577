import type { Deployment } from '../../__testUtils__/deployment';
import { bucketArn } from './productArns';

/** The policy of a bucket or a key of the product, which decides beside the launch role's own. */
export function resourcePolicyOf(
  deployment: Deployment,
  resource: string,
): unknown {
  const { attribute, logicalIds, properties, ref } = deployment;
  const key = logicalIds('AWS::KMS::Key').find(
    id => attribute(id, 'Arn') === resource,
  );
  if (key) {
    return properties(key).KeyPolicy;
  }
  const bucket = logicalIds('AWS::S3::Bucket').find(
    id => bucketArn(id) === resource,
  );
  const policy = logicalIds('AWS::S3::BucketPolicy').find(
    id => bucket && properties(id).Bucket === ref(bucket),
  );
  if (!bucket || !policy) {
    return undefined;
  }
  const text = JSON.stringify(properties(policy).PolicyDocument);
  return JSON.parse(
    text.replaceAll(String(attribute(bucket, 'Arn')), resource),
  );
}
