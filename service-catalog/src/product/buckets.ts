import { Construct } from 'constructs';
import { protectedBucket } from '../protectedBucket';

/** A bucket as policies and outputs name it. */
export interface EnvironmentBucket {
  readonly name: string;
  readonly arn: string;
}

/** The environment's buckets. What binds them to its VPC is in `bucketPolicies.ts`. */
export class Buckets extends Construct {
  readonly data: EnvironmentBucket;
  readonly models: EnvironmentBucket;

  constructor(scope: Construct, id: string, props: { dataKeyArn: string }) {
    super(scope, id);
    this.data = this.bucket('Data', props.dataKeyArn);
    this.models = this.bucket('Models', props.dataKeyArn);
  }

  get all(): EnvironmentBucket[] {
    return [this.data, this.models];
  }

  private bucket(id: string, kmsMasterKeyId: string): EnvironmentBucket {
    const bucket = protectedBucket(this, id, kmsMasterKeyId);
    return { name: bucket.ref, arn: bucket.attrArn };
  }
}
