import { registrySchema, type ResourceTypeActions } from './resourceTypeAction';

/** Buckets, logs and alarms. */
export const DATA_TYPE_ACTIONS: ResourceTypeActions[] = [
  {
    type: 'AWS::S3::Bucket',
    create: [
      's3:CreateBucket',
      's3:PutBucketOwnershipControls',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketTagging',
      's3:PutBucketVersioning',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
    ],
    read: [
      's3:GetAccelerateConfiguration',
      's3:GetAnalyticsConfiguration',
      's3:GetBucketCORS',
      's3:GetBucketLogging',
      's3:GetBucketNotification',
      's3:GetBucketObjectLockConfiguration',
      's3:GetBucketOwnershipControls',
      's3:GetBucketPublicAccessBlock',
      's3:GetBucketTagging',
      's3:GetBucketVersioning',
      's3:GetBucketWebsite',
      's3:GetEncryptionConfiguration',
      's3:GetIntelligentTieringConfiguration',
      's3:GetInventoryConfiguration',
      's3:GetLifecycleConfiguration',
      's3:GetMetricsConfiguration',
      's3:GetReplicationConfiguration',
    ],
    update: [
      's3:PutBucketOwnershipControls',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketTagging',
      's3:PutBucketVersioning',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
    ],
    delete: ['s3:DeleteBucket'],
    leftOut: {
      'iam:PassRole': 'no replication',
      's3:DeleteObject': 'CloudFormation empties no bucket',
      's3:ListBucket':
        'the bucket policy denies it outside the endpoint; the AWS samples do so too, and are deployed by CloudFormation [UNV]',
      's3:PutObjectAcl': 'no ACLs',
      'every other Put, Delete and s3tables action':
        'for properties that the product does not set',
    },
    source: registrySchema(
      '01e4de1ab22ad1b59a63103c5f6cc80952869912',
      'aws-s3-bucket',
    ),
  },
  {
    type: 'AWS::S3::BucketPolicy',
    create: ['s3:GetBucketPolicy', 's3:PutBucketPolicy'],
    read: ['s3:GetBucketPolicy'],
    update: ['s3:GetBucketPolicy', 's3:PutBucketPolicy'],
    delete: ['s3:DeleteBucketPolicy', 's3:GetBucketPolicy'],
    source: registrySchema(
      '157c65b430f326a0d10054e92cc1ed0fefce83c7',
      'aws-s3-bucketpolicy',
    ),
  },
  {
    type: 'AWS::Logs::LogGroup',
    create: [
      'logs:CreateLogGroup',
      'logs:DescribeLogGroups',
      'logs:PutRetentionPolicy',
      'logs:TagResource',
    ],
    read: ['logs:DescribeLogGroups', 'logs:ListTagsForResource'],
    update: [
      'logs:AssociateKmsKey',
      'logs:DeleteRetentionPolicy',
      'logs:DescribeLogGroups',
      'logs:DisassociateKmsKey',
      'logs:PutRetentionPolicy',
      'logs:TagResource',
      'logs:UntagResource',
    ],
    delete: ['logs:DeleteLogGroup', 'logs:DescribeLogGroups'],
    leftOut: {
      'firehose:TagDeliveryStream': 'no DataProtectionPolicy',
      'logs:CreateLogDelivery': 'no DataProtectionPolicy',
      'logs:DeleteDataProtectionPolicy': 'no DataProtectionPolicy',
      'logs:DescribeResourcePolicies': 'no ResourcePolicyDocument',
      'logs:GetDataProtectionPolicy': 'no DataProtectionPolicy',
      'logs:PutDataProtectionPolicy': 'no DataProtectionPolicy',
      'logs:PutResourcePolicy': 'no ResourcePolicyDocument',
      's3:REST.PUT.OBJECT': 'no action of IAM',
    },
    source: registrySchema(
      '07626e6c92e44587cfb62449cbb6ba8eb9c5f554',
      'aws-logs-loggroup',
    ),
  },
  {
    type: 'AWS::Logs::MetricFilter',
    create: ['logs:DescribeMetricFilters', 'logs:PutMetricFilter'],
    read: ['logs:DescribeMetricFilters'],
    update: ['logs:DescribeMetricFilters', 'logs:PutMetricFilter'],
    delete: ['logs:DeleteMetricFilter'],
    source: registrySchema(
      '1e2d1e8610e214d91852046f98ec92ee9745c365',
      'aws-logs-metricfilter',
    ),
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    create: [
      'cloudwatch:DescribeAlarms',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:TagResource',
    ],
    read: ['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'],
    update: [
      'cloudwatch:DescribeAlarms',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:TagResource',
      'cloudwatch:UntagResource',
    ],
    delete: ['cloudwatch:DeleteAlarms', 'cloudwatch:DescribeAlarms'],
    source: registrySchema(
      '11ac7b3942424e3c4863677b2a6ead0de2ab37bc',
      'aws-cloudwatch-alarm',
    ),
  },
];
