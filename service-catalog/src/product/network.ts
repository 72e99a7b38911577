import {
  CfnGatewayRouteTableAssociation,
  CfnInternetGateway,
  CfnRouteTable,
  CfnVPC,
  CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { conditional, either, type Conditions } from './conditions';
import type { ProductParameters } from './parameters/parameters';

/** The VPC and its way to the internet: new ones, or those that were given. */
export class Network extends Construct {
  readonly vpcId: string;
  readonly internetGatewayId: string;
  /** Whatever uses a public address waits for it, and is deleted before it. */
  readonly internetGatewayAttachment: CfnVPCGatewayAttachment;
  /** Route table of the internet gateway itself, where the firewall stands behind it. */
  readonly edgeRouteTableId: string;

  constructor(
    scope: Construct,
    id: string,
    parameters: ProductParameters,
    conditions: Conditions,
  ) {
    super(scope, id);
    const { createsVpc, createsInternetGateway, firewallAfterNat } = conditions;

    const vpc = conditional(
      new CfnVPC(this, 'Vpc', {
        cidrBlock: parameters.text('vpcCidr'),
        enableDnsSupport: true,
        enableDnsHostnames: true,
      }),
      createsVpc,
    );
    this.vpcId = either(createsVpc, vpc.ref, parameters.text('existingVpcId'));

    const internetGateway = conditional(
      new CfnInternetGateway(this, 'InternetGateway'),
      createsInternetGateway,
    );
    this.internetGatewayId = either(
      createsVpc,
      internetGateway.ref,
      parameters.text('existingInternetGatewayId'),
    );
    this.internetGatewayAttachment = conditional(
      new CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', {
        vpcId: vpc.ref,
        internetGatewayId: internetGateway.ref,
      }),
      createsInternetGateway,
    );

    this.edgeRouteTableId = conditional(
      new CfnRouteTable(this, 'EdgeRouteTable', { vpcId: this.vpcId }),
      firewallAfterNat,
    ).ref;
    const edge = conditional(
      new CfnGatewayRouteTableAssociation(this, 'EdgeRouteTableAssociation', {
        gatewayId: this.internetGatewayId,
        routeTableId: this.edgeRouteTableId,
      }),
      firewallAfterNat,
    );
    edge.addResourceDependency(this.internetGatewayAttachment);
  }
}
