import { Aws } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import {
  StarPrincipal,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { EnvironmentBucket } from './buckets';
import { BUCKET_ACTIONS, OBJECT_ACTIONS } from './s3Access';

export interface S3EndpointProps {
  readonly vpcId: string;
  readonly routeTableIds: string[];
  readonly buckets: EnvironmentBucket[];
}

/** The gateway endpoint through which Studio reaches the environment's buckets, and no others. */
export class S3Endpoint extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: S3EndpointProps) {
    super(scope, id);
    const anyone = [new StarPrincipal()];
    const ofThisAccount = {
      StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID },
    };

    this.endpointId = new CfnVPCEndpoint(this, 'Resource', {
      vpcId: props.vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${Aws.REGION}.s3`,
      routeTableIds: props.routeTableIds,
      policyDocument: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: 'EnvironmentBuckets',
            principals: anyone,
            actions: BUCKET_ACTIONS,
            resources: props.buckets.map(({ arn }) => arn),
            conditions: ofThisAccount,
          }),
          new PolicyStatement({
            sid: 'EnvironmentObjects',
            principals: anyone,
            actions: OBJECT_ACTIONS,
            resources: props.buckets.map(({ arn }) => `${arn}/*`),
            conditions: ofThisAccount,
          }),
          // Amazon ECR serves the layers of images from a bucket that AWS owns.
          // https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
          new PolicyStatement({
            sid: 'ImageLayers',
            principals: anyone,
            actions: ['s3:GetObject'],
            resources: [
              `arn:${Aws.PARTITION}:s3:::prod-${Aws.REGION}-starport-layer-bucket/*`,
            ],
          }),
        ],
      }),
    }).ref;
  }
}
