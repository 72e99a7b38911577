import { LOG_GROUP_PREFIX } from '../product/names';
import { changeOutsideStacks } from './changePattern';
import type { FindingRule } from './finding';

const principalPath = '$.detail.userIdentity.arn';

/** Changes to what keeps data and logs: bucket policies, keys, log groups. */
export function dataChangeFindings(): FindingRule[] {
  return [
    {
      id: 'BucketPolicyChanged',
      control: 'bucket-policy-changed-outside-stack',
      severity: 'HIGH',
      description:
        'A bucket was opened or its policy changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 's3',
        eventName: [
          'DeleteBucketEncryption',
          'DeleteBucketPolicy',
          'DeleteBucketPublicAccessBlock',
          'PutBucketAcl',
          'PutBucketEncryption',
          'PutBucketPolicy',
          'PutBucketPublicAccessBlock',
        ],
      }),
      resourcePath: '$.detail.requestParameters.bucketName',
      principalPath,
    },
    {
      id: 'KeyPolicyChanged',
      control: 'key-changed-outside-stack',
      severity: 'HIGH',
      description: 'A KMS key or its policy was changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 'kms',
        eventName: [
          'DisableKey',
          'DisableKeyRotation',
          'PutKeyPolicy',
          'ScheduleKeyDeletion',
        ],
      }),
      resourcePath: '$.detail.requestParameters.keyId',
      principalPath,
    },
    {
      id: 'LogGroupChanged',
      control: 'log-group-changed-outside-stack',
      severity: 'HIGH',
      description:
        'A log group of an environment was changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 'logs',
        eventName: [
          'DeleteLogGroup',
          'DeleteMetricFilter',
          'DeleteRetentionPolicy',
          'DisassociateKmsKey',
          'PutRetentionPolicy',
        ],
        detail: {
          requestParameters: { logGroupName: [{ prefix: LOG_GROUP_PREFIX }] },
        },
      }),
      resourcePath: '$.detail.requestParameters.logGroupName',
      principalPath,
    },
  ];
}
