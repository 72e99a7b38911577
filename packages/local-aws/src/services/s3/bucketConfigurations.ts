import { AwsError } from '../../AwsError';
import { CallContext, Operation } from '../../service';
import { s3Operation } from './operation';
import { buckets, foundBucket } from './tables';

/** One configuration of a bucket: what Put carries, Get answers and Delete removes. */
interface BucketConfiguration {
  /** The operations' name without `Put`, `Get` and `Delete`. */
  readonly name: string;
  /** The member of the input and, where nothing else is said, of the output. */
  readonly member: string;
  /** The error where it was never put; without it Get answers with nothing. */
  readonly missing?: { code: string; message: string };
  readonly answer?: (value: unknown) => object;
  readonly check?: (value: unknown) => void;
}

const CONFIGURATIONS: readonly BucketConfiguration[] = [
  {
    name: 'BucketPolicy',
    member: 'Policy',
    missing: {
      code: 'NoSuchBucketPolicy',
      message: 'The bucket policy does not exist',
    },
    check: requirePolicy,
  },
  {
    name: 'BucketEncryption',
    member: 'ServerSideEncryptionConfiguration',
    missing: {
      code: 'ServerSideEncryptionConfigurationNotFoundError',
      message: 'The server side encryption configuration was not found',
    },
  },
  {
    name: 'PublicAccessBlock',
    member: 'PublicAccessBlockConfiguration',
    missing: {
      code: 'NoSuchPublicAccessBlockConfiguration',
      message: 'The public access block configuration was not found',
    },
  },
  {
    name: 'BucketOwnershipControls',
    member: 'OwnershipControls',
    missing: {
      code: 'OwnershipControlsNotFoundError',
      message: 'The bucket ownership controls were not found',
    },
  },
  {
    name: 'BucketTagging',
    member: 'Tagging',
    missing: { code: 'NoSuchTagSet', message: 'The TagSet does not exist' },
    answer: value => ({ ...Object(value) }),
  },
  {
    name: 'BucketVersioning',
    member: 'VersioningConfiguration',
    answer: value => ({ ...Object(value) }),
  },
];

function requirePolicy(value: unknown): void {
  const isDocument = (() => {
    try {
      return Array.isArray(
        [Object(JSON.parse(String(value))).Statement].flat(),
      );
    } catch {
      return false;
    }
  })();
  if (!isDocument) {
    throw new AwsError('MalformedPolicy', 'This policy contains invalid Json');
  }
}

interface BucketInput {
  Bucket?: string;
  [member: string]: unknown;
}

function operationsOf(
  configuration: BucketConfiguration,
): Array<[string, Operation]> {
  const { name, member, missing, check } = configuration;
  const answer =
    configuration.answer ?? ((value: unknown) => ({ [member]: value }));
  const store = (context: CallContext, bucketName: string, value: unknown) => {
    const bucket = foundBucket(context, bucketName);
    buckets(context).set(bucketName, {
      ...bucket,
      configurations: { ...bucket.configurations, [member]: value },
    });
  };

  return [
    [
      `Put${name}`,
      s3Operation<BucketInput>()(['Bucket', member], [], (input, context) => {
        check?.(input[member]);
        store(context, String(input.Bucket), input[member]);
        return {};
      }),
    ],
    [
      `Get${name}`,
      s3Operation<BucketInput>()(['Bucket'], [], (input, context) => {
        const value = foundBucket(context, String(input.Bucket)).configurations[
          member
        ];
        if (value === undefined && missing) {
          throw new AwsError(missing.code, missing.message, 404);
        }
        return answer(value);
      }),
    ],
    [
      `Delete${name}`,
      s3Operation<BucketInput>()(['Bucket'], [], (input, context) => {
        store(context, String(input.Bucket), undefined);
        return {};
      }),
    ],
  ];
}

/** Put, Get and Delete of everything that is set on a bucket. S3 has no DeleteBucketVersioning. */
export const bucketConfigurationOperations: Record<string, Operation> =
  Object.fromEntries(
    CONFIGURATIONS.flatMap(operationsOf).filter(
      ([name]) => name !== 'DeleteBucketVersioning',
    ),
  );
