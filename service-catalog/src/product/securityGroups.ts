import {
  CfnSecurityGroup,
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** The group of Studio's apps and jobs, and the group of the interface endpoints. */
export class SecurityGroups extends Construct {
  readonly workloadSecurityGroupId: string;
  readonly endpointSecurityGroupId: string;

  constructor(scope: Construct, id: string, props: { vpcId: string }) {
    super(scope, id);
    const { vpcId } = props;

    // Ports 80 and 443 to anywhere, because the route there leads through the firewall. They also
    // reach the S3 gateway endpoint, whose prefix list has an id of its own in every region.
    const workload = new CfnSecurityGroup(this, 'Workload', {
      vpcId,
      groupDescription: 'SageMaker Studio apps and jobs',
      securityGroupEgress: [80, 443].map(port => ({
        description: 'The internet through the firewall, and S3',
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
        cidrIp: '0.0.0.0/0',
      })),
    });
    this.workloadSecurityGroupId = workload.attrGroupId;

    const endpoints = new CfnSecurityGroup(this, 'Endpoints', {
      vpcId,
      groupDescription: 'Interface endpoints',
      securityGroupIngress: [
        {
          description: 'HTTPS from Studio apps and jobs',
          ipProtocol: 'tcp',
          fromPort: 443,
          toPort: 443,
          sourceSecurityGroupId: this.workloadSecurityGroupId,
        },
      ],
      // An empty list would give the group EC2's default, which allows everything.
      securityGroupEgress: [
        {
          description: 'Nothing',
          ipProtocol: '-1',
          cidrIp: '127.0.0.1/32',
        },
      ],
    });
    this.endpointSecurityGroupId = endpoints.attrGroupId;

    // JupyterServer and KernelGateway talk on TCP 8192-65535 and the containers of a distributed
    // job on ports of their choice, EFA without any: all within the group.
    new CfnSecurityGroupIngress(this, 'WorkloadFromItself', {
      groupId: this.workloadSecurityGroupId,
      description: 'Between apps and jobs',
      ipProtocol: '-1',
      sourceSecurityGroupId: this.workloadSecurityGroupId,
    });
    new CfnSecurityGroupEgress(this, 'WorkloadToItself', {
      groupId: this.workloadSecurityGroupId,
      description: 'Between apps and jobs',
      ipProtocol: '-1',
      destinationSecurityGroupId: this.workloadSecurityGroupId,
    });
    new CfnSecurityGroupEgress(this, 'WorkloadToEndpoints', {
      groupId: this.workloadSecurityGroupId,
      description: 'HTTPS to the interface endpoints',
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      destinationSecurityGroupId: this.endpointSecurityGroupId,
    });
  }
}
