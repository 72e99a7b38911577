import type {
  BucketVersioningStatus,
  ObjectOwnership,
  PublicAccessBlockConfiguration,
  ServerSideEncryption,
} from '@aws-sdk/client-s3';
import { JsonObject, jsonEquals } from '../template/json';
import {
  Attributes,
  ResourceContext,
  resourceProvider,
} from './ResourceProvider';
import { BucketLifecycle, putLifecycle } from './s3Lifecycle';
import { Tag } from './tags';

interface BucketProperties {
  readonly BucketName?: string;
  readonly BucketEncryption?: {
    readonly ServerSideEncryptionConfiguration: ReadonlyArray<{
      readonly ServerSideEncryptionByDefault?: {
        readonly SSEAlgorithm: ServerSideEncryption;
        readonly KMSMasterKeyID?: string;
      };
      readonly BucketKeyEnabled?: boolean;
    }>;
  };
  readonly PublicAccessBlockConfiguration?: PublicAccessBlockConfiguration;
  readonly VersioningConfiguration?: {
    readonly Status: BucketVersioningStatus;
  };
  readonly OwnershipControls?: {
    readonly Rules: ReadonlyArray<{
      readonly ObjectOwnership: ObjectOwnership;
    }>;
  };
  readonly LifecycleConfiguration?: BucketLifecycle;
  readonly Tags?: Tag[];
}

const bucket = resourceProvider<BucketProperties>({
  type: 'AWS::S3::Bucket',
  properties: [
    'BucketName',
    'BucketEncryption',
    'PublicAccessBlockConfiguration',
    'VersioningConfiguration',
    'OwnershipControls',
    'LifecycleConfiguration',
    'Tags',
  ],
  attributes: [
    'Arn',
    'DomainName',
    'DualStackDomainName',
    'RegionalDomainName',
  ],
  async create(properties, context) {
    const Bucket =
      properties.BucketName ?? context.generateName(63).toLowerCase();
    await context.call('s3', 'CreateBucket', {
      Bucket,
      ...(context.region !== 'us-east-1' && {
        CreateBucketConfiguration: { LocationConstraint: location(context) },
      }),
    });
    await configureBucket(Bucket, {}, properties, context);
    return {
      physicalId: Bucket,
      attributes: bucketAttributes(Bucket, context.region),
    };
  },
  async update({ physicalId, properties: before }, after, context) {
    await configureBucket(physicalId, before, after, context);
  },
  async delete({ physicalId }, { call }) {
    await call('s3', 'DeleteBucket', { Bucket: physicalId });
  },
});

/** The SDK lists the regions of its day; S3 takes every region. */
function location({ region }: ResourceContext) {
  return region as 'eu-west-1';
}

function bucketAttributes(name: string, region: string): Attributes {
  return {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
  };
}

/** One call for each configuration that differs from what is there. */
async function configureBucket(
  Bucket: string,
  before: BucketProperties,
  after: BucketProperties,
  { call }: ResourceContext,
): Promise<void> {
  const changed = (name: keyof BucketProperties) =>
    !jsonEquals(plain(before[name]), plain(after[name]));
  if (changed('BucketEncryption')) {
    const rules = after.BucketEncryption?.ServerSideEncryptionConfiguration;
    await (rules === undefined
      ? call('s3', 'DeleteBucketEncryption', { Bucket })
      : call('s3', 'PutBucketEncryption', {
          Bucket,
          ServerSideEncryptionConfiguration: {
            Rules: rules.map(rule => ({
              ApplyServerSideEncryptionByDefault:
                rule.ServerSideEncryptionByDefault && {
                  SSEAlgorithm: rule.ServerSideEncryptionByDefault.SSEAlgorithm,
                  KMSMasterKeyID:
                    rule.ServerSideEncryptionByDefault.KMSMasterKeyID,
                },
              BucketKeyEnabled: rule.BucketKeyEnabled,
            })),
          },
        }));
  }
  if (changed('PublicAccessBlockConfiguration')) {
    const { PublicAccessBlockConfiguration } = after;
    await (PublicAccessBlockConfiguration === undefined
      ? call('s3', 'DeletePublicAccessBlock', { Bucket })
      : call('s3', 'PutPublicAccessBlock', {
          Bucket,
          PublicAccessBlockConfiguration,
        }));
  }
  if (changed('VersioningConfiguration')) {
    await call('s3', 'PutBucketVersioning', {
      Bucket,
      VersioningConfiguration: after.VersioningConfiguration ?? {
        Status: 'Suspended',
      },
    });
  }
  if (changed('OwnershipControls')) {
    await (after.OwnershipControls === undefined
      ? call('s3', 'DeleteBucketOwnershipControls', { Bucket })
      : call('s3', 'PutBucketOwnershipControls', {
          Bucket,
          OwnershipControls: { Rules: [...after.OwnershipControls.Rules] },
        }));
  }
  if (changed('LifecycleConfiguration')) {
    await putLifecycle(Bucket, after.LifecycleConfiguration, call);
  }
  if (changed('Tags')) {
    await (after.Tags?.length
      ? call('s3', 'PutBucketTagging', {
          Bucket,
          Tagging: { TagSet: after.Tags },
        })
      : call('s3', 'DeleteBucketTagging', { Bucket }));
  }
}

function plain(value: BucketProperties[keyof BucketProperties]) {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

interface BucketPolicyProperties {
  readonly Bucket: string;
  readonly PolicyDocument: JsonObject;
}

const bucketPolicy = resourceProvider<BucketPolicyProperties>({
  type: 'AWS::S3::BucketPolicy',
  properties: ['Bucket', 'PolicyDocument'],
  async create(properties, context) {
    await putBucketPolicy(properties, context);
    return { physicalId: properties.Bucket };
  },
  async update(_existing, properties, context) {
    await putBucketPolicy(properties, context);
  },
  async delete({ physicalId }, { call }) {
    await call('s3', 'DeleteBucketPolicy', { Bucket: physicalId });
  },
});

async function putBucketPolicy(
  { Bucket, PolicyDocument }: BucketPolicyProperties,
  { call }: ResourceContext,
): Promise<void> {
  await call('s3', 'PutBucketPolicy', {
    Bucket,
    Policy: JSON.stringify(PolicyDocument),
  });
}

export const s3 = [bucket, bucketPolicy];
