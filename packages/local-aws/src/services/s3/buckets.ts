import type {
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../AwsError';
import { pageOf } from '../page';
import { operation } from './operation';
import {
  BucketRecord,
  buckets,
  findBucket,
  objects,
  setBucket,
} from './tables';

/** Quota "General purpose buckets", default 10,000 per account. */
const maximumBuckets = 10_000;

/** "Amazon S3 automatically enables server-side encryption with SSE-S3 for new object uploads" */
export const defaultEncryption: BucketRecord['encryption'] = {
  Rules: [
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      BucketKeyEnabled: false,
    },
  ],
};

const CreateBucket = operation<CreateBucketRequest>()(
  ['Bucket'],
  ['CreateBucketConfiguration', 'ObjectOwnership'],
  (input, { state, region, clock }): CreateBucketOutput => {
    const { Bucket: name, CreateBucketConfiguration } = input;
    requireBucketName(name);
    requireLocation(CreateBucketConfiguration?.LocationConstraint, region);
    if (buckets(state).get(name)) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      );
    }
    if (buckets(state).values().length >= maximumBuckets) {
      throw new AwsError(
        'TooManyBuckets',
        'You have attempted to create more buckets than allowed',
      );
    }
    setBucket(state, {
      name,
      createdAt: clock.now().toISOString(),
      encryption: defaultEncryption,
      // "All new buckets have Block Public Access enabled and ACLs disabled" (since April 2023)
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      ownershipControls: {
        Rules: [
          { ObjectOwnership: input.ObjectOwnership ?? 'BucketOwnerEnforced' },
        ],
      },
      tags: [...(CreateBucketConfiguration?.Tags ?? [])],
    });
    return { Location: `/${name}` };
  },
);

/** "General purpose bucket naming rules" (S3 user guide). */
function requireBucketName(name: string): void {
  const wellFormed =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name);
  const reserved =
    /^(xn--|sthree-|amzn-s3-demo-)/.test(name) ||
    /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name);
  if (!wellFormed || reserved) {
    throw new AwsError(
      'InvalidBucketName',
      'The specified bucket is not valid.',
    );
  }
}

/** "If you don't specify a Region, the bucket is created in us-east-1", which has no constraint of its own. */
function requireLocation(constraint: string | undefined, region: string): void {
  if ((constraint ?? 'us-east-1') !== region) {
    throw new AwsError(
      'IllegalLocationConstraintException',
      `The ${
        constraint ?? 'unspecified'
      } location constraint is incompatible for the region specific endpoint this request was sent to.`,
    );
  }
}

const HeadBucket = operation<HeadBucketRequest>()(
  ['Bucket'],
  [],
  (input, context): HeadBucketOutput => {
    findBucket(input, context);
    return { BucketRegion: context.region };
  },
);

const GetBucketLocation = operation<GetBucketLocationRequest>()(
  ['Bucket'],
  [],
  (input, context): GetBucketLocationOutput => {
    findBucket(input, context);
    const { region } = context;
    return {
      // "Buckets in Region us-east-1 have a LocationConstraint of null."; the
      // SDK's enum lists the regions of its day.
      LocationConstraint:
        region === 'us-east-1'
          ? undefined
          : (region as GetBucketLocationOutput['LocationConstraint']),
    };
  },
);

const ListBuckets = operation<ListBucketsRequest>()(
  [],
  ['Prefix', 'MaxBuckets', 'ContinuationToken'],
  (input, { state, region, caller }): ListBucketsOutput => {
    const matching = buckets(state)
      .values()
      .filter(({ name }) => name.startsWith(input.Prefix ?? ''))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const found = pageOf(
      matching,
      ({ name }) => name,
      input.MaxBuckets ?? 10_000,
      input.ContinuationToken,
    );
    if (!found) {
      throw new AwsError(
        'InvalidArgument',
        'The continuation token provided is incorrect',
      );
    }
    return {
      Owner: { ID: caller.accountId },
      Prefix: input.Prefix,
      Buckets: found.items.map(({ name, createdAt }) => ({
        Name: name,
        CreationDate: new Date(createdAt),
        BucketRegion: region,
        BucketArn: `arn:aws:s3:::${name}`,
      })),
      ContinuationToken: found.nextToken,
    };
  },
);

const DeleteBucket = operation<DeleteBucketRequest>()(
  ['Bucket'],
  [],
  (input, context): object => {
    const { state } = context;
    const { name } = findBucket(input, context);
    if (objects(state, name).values().length > 0) {
      throw new AwsError(
        'BucketNotEmpty',
        'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
        409,
      );
    }
    buckets(state).delete(name);
    return {};
  },
);

export const bucketOperations = {
  CreateBucket,
  HeadBucket,
  GetBucketLocation,
  ListBuckets,
  DeleteBucket,
};
