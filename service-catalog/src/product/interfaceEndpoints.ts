import { Aws, type CfnCondition } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import {
  ENDPOINT_SWITCHES,
  requiredEndpoints,
} from 'backstage-plugin-secure-studio-common';
import { Construct } from 'constructs';
import { conditional, type Conditions } from './conditions';
import { endpointPolicy } from './endpointPolicies';
import type { Perimeter } from './perimeter';

export interface InterfaceEndpointsProps {
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly routeTableIds: string[];
  readonly securityGroupId: string;
  readonly perimeter: Perimeter;
  readonly conditions: Conditions;
}

/** The private ways to AWS's services: those of the tier, as far as they are not switched. */
export class InterfaceEndpoints extends Construct {
  readonly kmsEndpointId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: InterfaceEndpointsProps,
  ) {
    super(scope, id);
    const { conditions } = props;

    const core = new Map(
      requiredEndpoints('core', Aws.REGION)
        .filter(({ type }) => type === 'Interface')
        .map(({ serviceName }) => [
          serviceName,
          this.endpoint(serviceName).ref,
        ]),
    );
    for (const endpoint of ENDPOINT_SWITCHES) {
      this.endpoint(
        endpoint.serviceName.replace('{region}', Aws.REGION),
        conditions.hasEndpoint(endpoint),
      );
    }
    conditional(
      new CfnVPCEndpoint(this, 'Dynamodb', {
        vpcId: props.vpcId,
        vpcEndpointType: 'Gateway',
        serviceName: `com.amazonaws.${Aws.REGION}.dynamodb`,
        routeTableIds: props.routeTableIds,
        policyDocument: endpointPolicy('dynamodb', props.perimeter),
      }),
      conditions.hasFullTier(),
    );

    const kmsEndpointId = core.get(`com.amazonaws.${Aws.REGION}.kms`);
    if (kmsEndpointId === undefined) {
      throw new Error('The tier core has no endpoint of KMS');
    }
    this.kmsEndpointId = kmsEndpointId;
  }

  private endpoint(
    serviceName: string,
    condition?: CfnCondition,
  ): CfnVPCEndpoint {
    const { perimeter, securityGroupId, subnetIds, vpcId } = this.props;
    const service = shortName(serviceName);
    return conditional(
      new CfnVPCEndpoint(this, pascalCase(service), {
        vpcId,
        vpcEndpointType: 'Interface',
        serviceName,
        subnetIds,
        securityGroupIds: [securityGroupId],
        privateDnsEnabled: true,
        policyDocument: endpointPolicy(service, perimeter),
      }),
      condition,
    );
  }
}

/** `com.amazonaws.<region>.ecr.api` → `ecr.api`. */
function shortName(serviceName: string): string {
  return serviceName
    .replace(/^com\.amazonaws\.|^aws\.sagemaker\./, '')
    .replace(`${Aws.REGION}.`, '');
}

/** `ecr.api` → `EcrApi`. */
function pascalCase(service: string): string {
  return service
    .split(/[.-]/)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
