import {
  CfnInternetGateway,
  CfnVPC,
  CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** The VPC and its way to the internet. */
export class Network extends Construct {
  readonly vpcId: string;
  readonly internetGatewayId: string;
  /** Whatever uses a public address waits for it, and is deleted before it. */
  readonly internetGatewayAttachment: CfnVPCGatewayAttachment;

  constructor(scope: Construct, id: string, props: { vpcCidr: string }) {
    super(scope, id);

    this.vpcId = new CfnVPC(this, 'Vpc', {
      cidrBlock: props.vpcCidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
    }).ref;
    this.internetGatewayId = new CfnInternetGateway(
      this,
      'InternetGateway',
    ).ref;
    this.internetGatewayAttachment = new CfnVPCGatewayAttachment(
      this,
      'InternetGatewayAttachment',
      { vpcId: this.vpcId, internetGatewayId: this.internetGatewayId },
    );
  }
}
