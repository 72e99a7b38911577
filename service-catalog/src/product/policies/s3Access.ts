import { Aws } from 'aws-cdk-lib';

/** What an environment does with its buckets, as the endpoint and the execution role allow it. */
export const BUCKET_ACTIONS = [
  's3:GetBucketLocation',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
];

/** What an environment does with the objects in them. */
export const OBJECT_ACTIONS = [
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:GetObject',
  's3:ListMultipartUploadParts',
  's3:PutObject',
];

/**
 * Buckets of AWS that the S3 endpoint can admit, to be read. The names of JumpStart's and of the
 * samples' are those of public code, not of AWS's documentation [UNV].
 */
export const BUCKETS_OF_AWS = {
  jumpStart: [
    `jumpstart-cache-prod-${Aws.REGION}`,
    `jumpstart-private-cache-prod-${Aws.REGION}`,
  ],
  sampleFiles: [
    `sagemaker-example-files-prod-${Aws.REGION}`,
    'sagemaker-sample-files',
  ],
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
  imageLayers: [`prod-${Aws.REGION}-starport-layer-bucket`],
};
