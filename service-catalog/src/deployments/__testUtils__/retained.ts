import type { DeployedStack } from './Stacks';

/** What outlives its stack: data, and the keys without which nobody could read it. */
export const RETAINED = [
  'BucketsData',
  'BucketsModels',
  'KeysData',
  'KeysJobs',
];

const COLLECTIONS: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 's3:buckets',
  'AWS::KMS::Key': 'kms:keys',
};

/** What a deleted stack leaves in the account, as `Account.contents` has it. */
export function retainedOf({ resources }: DeployedStack): string[] {
  return RETAINED.filter(id => id in resources)
    .map(id => resources[id])
    .map(({ type, physicalId }) => `${COLLECTIONS[type]}/${physicalId}`)
    .sort();
}
