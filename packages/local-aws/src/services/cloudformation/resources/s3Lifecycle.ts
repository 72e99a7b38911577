import { ResourceContext } from './ResourceProvider';

/** Rules as CloudFormation writes them. */
export interface BucketLifecycle {
  readonly Rules: ReadonlyArray<{
    readonly Id?: string;
    readonly Status: 'Enabled' | 'Disabled';
    readonly Prefix?: string;
    readonly AbortIncompleteMultipartUpload?: {
      readonly DaysAfterInitiation: number;
    };
    readonly NoncurrentVersionExpiration?: {
      readonly NoncurrentDays: number;
      readonly NewerNoncurrentVersions?: number;
    };
    readonly ExpirationInDays?: number;
  }>;
}

type Call = ResourceContext['call'];

/** Replaces the rules of a bucket, or takes them away. */
export async function putLifecycle(
  Bucket: string,
  lifecycle: BucketLifecycle | undefined,
  call: Call,
): Promise<void> {
  await (lifecycle === undefined
    ? call('s3', 'DeleteBucketLifecycle', { Bucket })
    : call('s3', 'PutBucketLifecycleConfiguration', {
        Bucket,
        LifecycleConfiguration: { Rules: lifecycle.Rules.map(toRule) },
      }));
}

function toRule(rule: BucketLifecycle['Rules'][number]) {
  return {
    ID: rule.Id,
    Status: rule.Status,
    Filter: { Prefix: rule.Prefix ?? '' },
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
    Expiration:
      rule.ExpirationInDays === undefined
        ? undefined
        : { Days: rule.ExpirationInDays },
  };
}
