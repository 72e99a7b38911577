import { Aws } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow } from '../statements';
import type { EnvironmentBucket } from './buckets';
import { conditional, either, type Conditions } from './conditions';
import type { ProductParameters } from './parameters/parameters';
import type { Perimeter } from './perimeter';
import {
  BUCKET_ACTIONS,
  BUCKETS_OF_AWS,
  OBJECT_ACTIONS,
} from './policies/s3Access';
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
          statementIf(
            conditions.readsImageLayers,
            read('ImageLayers', BUCKETS_OF_AWS.imageLayers),
          ),
          statementIf(
            conditions.readsJumpStart,
            read('JumpStart', BUCKETS_OF_AWS.jumpStart),
          ),
          statementIf(
            conditions.readsSampleFiles,
            read('SampleFiles', BUCKETS_OF_AWS.sampleFiles),
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
