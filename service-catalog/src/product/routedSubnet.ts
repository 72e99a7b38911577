import {
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface RoutedSubnetProps {
  readonly vpcId: string;
  readonly cidr: string;
  readonly availabilityZone: string;
}

/** Where a route leads. */
export type RouteTarget =
  | { readonly gatewayId: string }
  | { readonly natGatewayId: string }
  | { readonly vpcEndpointId: string };

/** A subnet with a route table of its own. */
export class RoutedSubnet extends Construct {
  readonly subnetId: string;
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: RoutedSubnetProps) {
    super(scope, id);

    this.subnetId = new CfnSubnet(this, 'Resource', {
      vpcId: props.vpcId,
      cidrBlock: props.cidr,
      availabilityZone: props.availabilityZone,
      mapPublicIpOnLaunch: false,
    }).ref;
    this.routeTableId = new CfnRouteTable(this, 'RouteTable', {
      vpcId: props.vpcId,
    }).ref;
    new CfnSubnetRouteTableAssociation(this, 'RouteTableAssociation', {
      subnetId: this.subnetId,
      routeTableId: this.routeTableId,
    });
  }

  addRoute(
    id: string,
    destinationCidrBlock: string,
    target: RouteTarget,
  ): CfnRoute {
    return new CfnRoute(this, id, {
      routeTableId: this.routeTableId,
      destinationCidrBlock,
      ...target,
    });
  }
}
