import {
  CfnEIP,
  CfnNatGateway,
  type CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface NatGatewayProps {
  readonly subnetId: string;
  readonly internetGatewayAttachment: CfnVPCGatewayAttachment;
}

/** A public NAT gateway with its Elastic IP. */
export class NatGateway extends Construct {
  readonly natGatewayId: string;

  constructor(scope: Construct, id: string, props: NatGatewayProps) {
    super(scope, id);

    const elasticIp = new CfnEIP(this, 'ElasticIp', { domain: 'vpc' });
    elasticIp.addResourceDependency(props.internetGatewayAttachment);
    const natGateway = new CfnNatGateway(this, 'Resource', {
      connectivityType: 'public',
      subnetId: props.subnetId,
      allocationId: elasticIp.attrAllocationId,
    });
    natGateway.addResourceDependency(props.internetGatewayAttachment);
    this.natGatewayId = natGateway.ref;
  }
}
