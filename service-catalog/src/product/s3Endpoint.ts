import { Aws } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow } from '../statements';
import type { EnvironmentBucket } from './buckets';
import { conditional, either, type Conditions } from './conditions';
import type { ProductParameters } from './parameters/parameters';
import type { Perimeter } from './perimeter';
import { BUCKET_ACTIONS, OBJECT_ACTIONS } from './policies/s3Access';
import { policyDocument, statementIf } from './policyDocument';

export interface S3EndpointProps {
  readonly vpcId: string;
  readonly routeTableIds: string[];
  readonly buckets: EnvironmentBucket[];
  readonly perimeter: Perimeter;
  readonly parameters: ProductParameters;
  readonly conditions: Conditions;
}

/** The gateway endpoint through which Studio reaches the environment's buckets, and no others. */
export class S3Endpoint extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: S3EndpointProps) {
    super(scope, id);
    const { conditions, perimeter } = props;
    const principals = [new StarPrincipal()];
    const inPerimeter = { StringEquals: perimeter.ofPrincipal };
    // Buckets of AWS, by name: whoever may use them here could not be told from anybody else.
    const read = (sid: string, buckets: string[]) =>
      allow(sid, ['s3:GetObject'], {
        principals,
        resources: buckets.map(
          bucket => `arn:${Aws.PARTITION}:s3:::${bucket}/*`,
        ),
      });

    const endpoint = conditional(
      new CfnVPCEndpoint(this, 'Resource', {
        vpcId: props.vpcId,
        vpcEndpointType: 'Gateway',
        serviceName: `com.amazonaws.${Aws.REGION}.s3`,
        routeTableIds: props.routeTableIds,
        policyDocument: policyDocument([
          allow('EnvironmentBuckets', BUCKET_ACTIONS, {
            principals,
            resources: props.buckets.map(({ arn }) => arn),
            conditions: inPerimeter,
          }),
          allow('EnvironmentObjects', OBJECT_ACTIONS, {
            principals,
            resources: props.buckets.map(({ arn }) => `${arn}/*`),
            conditions: inPerimeter,
          }),
          // https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
          statementIf(
            conditions.readsImageLayers,
            read('ImageLayers', [`prod-${Aws.REGION}-starport-layer-bucket`]),
          ),
          // The names are those of public code, not of AWS's documentation [UNV].
          statementIf(
            conditions.readsJumpStart,
            read('JumpStart', [
              `jumpstart-cache-prod-${Aws.REGION}`,
              `jumpstart-private-cache-prod-${Aws.REGION}`,
            ]),
          ),
          statementIf(
            conditions.readsSampleFiles,
            read('SampleFiles', [
              `sagemaker-example-files-prod-${Aws.REGION}`,
              'sagemaker-sample-files',
            ]),
          ),
        ]),
      }),
      conditions.createsS3Endpoint,
    );
    this.endpointId = either(
      conditions.createsS3Endpoint,
      endpoint.ref,
      props.parameters.text('existingS3EndpointId'),
    );
  }
}
