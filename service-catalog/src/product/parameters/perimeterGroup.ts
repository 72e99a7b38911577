import { optional, optionalList } from './definition';

const KEY_ARN = 'arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+';

function existingKey(label: string, what: string) {
  return optional(
    label,
    `ARN of an existing key of the same account and region for ${what}`,
    KEY_ARN,
    'must be the ARN of a KMS key, not of an alias',
  );
}

export const perimeterGroup = {
  label: 'Keys and data perimeter',
  parameters: {
    existingStorageKeyArn: existingKey('Key of the volumes', 'Studio volumes'),
    existingDataKeyArn: existingKey('Key of the buckets', 'the buckets'),
    existingJobsKeyArn: existingKey('Key of the jobs', 'volumes of jobs'),
    breakGlassRoleArns: optionalList(
      'Break-glass roles',
      'ARNs of roles that may use the buckets from outside the VPC in an emergency',
      'arn:aws[a-z-]*:iam::[0-9]{12}:role/[a-zA-Z0-9+=,.@_/-]+',
      'must be ARNs of roles, without a wildcard',
    ),
    organizationId: optional(
      'Organization',
      'Organization of AWS whose accounts are inside the data perimeter, instead of this account alone',
      'o-[a-z0-9]{10,32}',
      'must be the id of an organization, such as o-a1b2c3d4e5',
    ),
  },
};
