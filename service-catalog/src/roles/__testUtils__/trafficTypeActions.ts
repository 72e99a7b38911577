import { registrySchema, type ResourceTypeActions } from './resourceTypeAction';

/** What judges and records traffic inside the VPC: security groups, endpoints, flow logs. */
export const TRAFFIC_TYPE_ACTIONS: ResourceTypeActions[] = [
  {
    type: 'AWS::EC2::SecurityGroup',
    create: [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateSecurityGroup',
      'ec2:CreateTags',
      'ec2:DescribeSecurityGroups',
      'ec2:RevokeSecurityGroupEgress',
    ],
    read: ['ec2:DescribeSecurityGroups'],
    update: [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateTags',
      'ec2:DeleteTags',
      'ec2:DescribeSecurityGroups',
      'ec2:RevokeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupIngress',
    ],
    delete: [
      'ec2:DeleteSecurityGroup',
      'ec2:DescribeInstances',
      'ec2:DescribeSecurityGroups',
    ],
    source: registrySchema(
      '12ef4840d77ec0d4c320bf1093fe2c4d328c58f8',
      'aws-ec2-securitygroup',
    ),
  },
  {
    type: 'AWS::EC2::SecurityGroupIngress',
    create: [
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:DescribeSecurityGroupRules',
    ],
    read: ['ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'],
    update: ['ec2:UpdateSecurityGroupRuleDescriptionsIngress'],
    delete: [
      'ec2:DescribeSecurityGroupRules',
      'ec2:RevokeSecurityGroupIngress',
    ],
    source: registrySchema(
      '129d937b0454b861a6f563c88a61a753ff814032',
      'aws-ec2-securitygroupingress',
    ),
  },
  {
    type: 'AWS::EC2::SecurityGroupEgress',
    create: [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:DescribeSecurityGroupRules',
      'ec2:RevokeSecurityGroupEgress',
    ],
    read: ['ec2:DescribeSecurityGroupRules'],
    update: ['ec2:UpdateSecurityGroupRuleDescriptionsEgress'],
    delete: ['ec2:DescribeSecurityGroupRules', 'ec2:RevokeSecurityGroupEgress'],
    source: registrySchema(
      '261b70b1b5a973d8c22fc75945033c1b191d2ff3',
      'aws-ec2-securitygroupegress',
    ),
  },
  {
    // Tags came to this type after the mirrored schema; they need the actions of EC2's tags. [UNV]
    type: 'AWS::EC2::VPCEndpoint',
    create: [
      'ec2:CreateTags',
      'ec2:CreateVpcEndpoint',
      'ec2:DescribeVpcEndpoints',
    ],
    read: ['ec2:DescribeVpcEndpoints'],
    update: [
      'ec2:CreateTags',
      'ec2:DeleteTags',
      'ec2:DescribeVpcEndpoints',
      'ec2:ModifyVpcEndpoint',
    ],
    delete: ['ec2:DeleteVpcEndpoints', 'ec2:DescribeVpcEndpoints'],
    source: registrySchema(
      '006ba3d0c74a6ecfdd265f4f93cbba415c8a1092',
      'aws-ec2-vpcendpoint',
    ),
  },
  {
    type: 'AWS::EC2::FlowLog',
    create: ['ec2:CreateFlowLogs', 'ec2:CreateTags', 'iam:PassRole'],
    read: ['ec2:DescribeFlowLogs'],
    update: ['ec2:CreateTags', 'ec2:DeleteTags', 'ec2:DescribeFlowLogs'],
    delete: ['ec2:DeleteFlowLogs'],
    leftOut: {
      'logs:CreateLogDelivery': 'a log group is written with the passed role',
      'logs:DeleteLogDelivery': 'a log group is written with the passed role',
      's3:GetBucketPolicy': 'the destination is no bucket',
      's3:PutBucketPolicy': 'the destination is no bucket',
    },
    source: registrySchema(
      '006ba3d0c74a6ecfdd265f4f93cbba415c8a1092',
      'aws-ec2-flowlog',
    ),
  },
];
