import { Aws } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import {
  StarPrincipal,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface InterfaceEndpointsProps {
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  readonly serviceNames: string[];
}

/**
 * Services that are not known to take an endpoint policy [UNV]; `VpcEndpointPolicySupported` of
 * `DescribeVpcEndpointServices` tells.
 */
const WITHOUT_POLICY = [
  '.sagemaker.metrics',
  '.experiments',
  '.servicecatalog',
];

/** Credentials of another account that were brought into Studio lead nowhere. */
const onlyThisAccount = () =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'PrincipalsOfThisAccount',
        principals: [new StarPrincipal()],
        actions: ['*'],
        resources: ['*'],
        conditions: {
          StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID },
        },
      }),
    ],
  });

/** The private ways to AWS's services. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);

    for (const serviceName of props.serviceNames) {
      new CfnVPCEndpoint(this, constructId(serviceName), {
        vpcId: props.vpcId,
        vpcEndpointType: 'Interface',
        serviceName,
        subnetIds: props.subnetIds,
        securityGroupIds: [props.securityGroupId],
        privateDnsEnabled: true,
        policyDocument: WITHOUT_POLICY.some(end => serviceName.endsWith(end))
          ? undefined
          : onlyThisAccount(),
      });
    }
  }
}

/** `com.amazonaws.<region>.ecr.api` → `EcrApi`. */
function constructId(serviceName: string): string {
  return serviceName
    .replace(Aws.REGION, '')
    .replace(/^com\.amazonaws\.|^aws\.sagemaker\./, '')
    .split(/[.-]/)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
