import type { CfnCondition } from 'aws-cdk-lib';
import {
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { conditional } from './conditions';

export interface RoutedSubnetProps {
  readonly vpcId: string;
  readonly cidr: string;
  readonly availabilityZone: string;
  readonly condition: CfnCondition;
}

/** A subnet with a route table of its own. */
export class RoutedSubnet extends Construct {
  readonly subnetId: string;
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: RoutedSubnetProps) {
    super(scope, id);
    const { condition } = props;

    this.subnetId = conditional(
      new CfnSubnet(this, 'Resource', {
        vpcId: props.vpcId,
        cidrBlock: props.cidr,
        availabilityZone: props.availabilityZone,
        mapPublicIpOnLaunch: false,
      }),
      condition,
    ).ref;
    this.routeTableId = conditional(
      new CfnRouteTable(this, 'RouteTable', { vpcId: props.vpcId }),
      condition,
    ).ref;
    conditional(
      new CfnSubnetRouteTableAssociation(this, 'RouteTableAssociation', {
        subnetId: this.subnetId,
        routeTableId: this.routeTableId,
      }),
      condition,
    );
  }
}

export interface RouteProps {
  readonly routeTableId: string;
  readonly destination: string;
  readonly condition: CfnCondition;
  /** Exactly one of them has a value. */
  readonly target: {
    readonly gatewayId?: string;
    readonly natGatewayId?: string;
    readonly vpcEndpointId?: string;
  };
}

/** A route that is there under a condition. */
export function addRoute(
  scope: Construct,
  id: string,
  { routeTableId, destination, condition, target }: RouteProps,
): CfnRoute {
  return conditional(
    new CfnRoute(scope, id, {
      routeTableId,
      destinationCidrBlock: destination,
      ...target,
    }),
    condition,
  );
}
