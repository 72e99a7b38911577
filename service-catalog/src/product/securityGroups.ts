import { Aws } from 'aws-cdk-lib';
import {
  CfnSecurityGroup,
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { eitherValue, valueIf, type Conditions } from './conditions';
import type { ProductParameters } from './parameters/parameters';

export interface SecurityGroupsProps {
  readonly vpcId: string;
  readonly parameters: ProductParameters;
  readonly conditions: Conditions;
}

const ANYWHERE = '0.0.0.0/0';

/** The group of Studio's apps and jobs, and the group of the interface endpoints. */
export class SecurityGroups extends Construct {
  readonly workloadSecurityGroupId: string;
  readonly endpointSecurityGroupId: string;

  constructor(scope: Construct, id: string, props: SecurityGroupsProps) {
    super(scope, id);
    const { vpcId, conditions, parameters } = props;
    const { hasInternet, narrowsToS3 } = conditions;

    const workload = new CfnSecurityGroup(this, 'Workload', {
      vpcId,
      groupDescription: 'SageMaker Studio apps and jobs',
      securityGroupEgress: [
        // The gateway endpoint of S3 is the only way to such an address where there is no route to
        // the internet, so without the id of its prefix list any address is allowed. EC2 refuses
        // one permission twice.
        eitherValue(
          narrowsToS3,
          toS3({ DestinationPrefixListId: parameters.text('s3PrefixListId') }),
          eitherValue(hasInternet, Aws.NO_VALUE, toS3({ CidrIp: ANYWHERE })),
        ),
        ...[80, 443].map(port =>
          valueIf(hasInternet, {
            Description: 'Web traffic, as the egress mode routes it',
            IpProtocol: 'tcp',
            FromPort: port,
            ToPort: port,
            CidrIp: ANYWHERE,
          }),
        ),
      ],
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

function toS3(
  destination: { DestinationPrefixListId: string } | { CidrIp: string },
) {
  return {
    Description: 'S3 through its gateway endpoint',
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    ...destination,
  };
}
