import type { CfnCondition } from 'aws-cdk-lib';
import {
  CfnEIP,
  CfnNatGateway,
  type CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { conditional } from './conditions';

export interface NatGatewayProps {
  readonly subnetId: string;
  readonly internetGatewayAttachment: CfnVPCGatewayAttachment;
  readonly condition: CfnCondition;
}

/** A public NAT gateway with its Elastic IP. */
export class NatGateway extends Construct {
  readonly natGatewayId: string;

  constructor(scope: Construct, id: string, props: NatGatewayProps) {
    super(scope, id);
    const { condition, internetGatewayAttachment } = props;

    const elasticIp = conditional(
      new CfnEIP(this, 'ElasticIp', { domain: 'vpc' }),
      condition,
    );
    elasticIp.addResourceDependency(internetGatewayAttachment);
    const natGateway = conditional(
      new CfnNatGateway(this, 'Resource', {
        connectivityType: 'public',
        subnetId: props.subnetId,
        allocationId: elasticIp.attrAllocationId,
      }),
      condition,
    );
    natGateway.addResourceDependency(internetGatewayAttachment);
    this.natGatewayId = natGateway.ref;
  }
}
