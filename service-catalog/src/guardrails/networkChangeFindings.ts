import { changeOutsideStacks } from './changePattern';
import type { FindingRule } from './finding';

const principalPath = '$.detail.userIdentity.arn';

/** Changes to endpoints, security groups and routes. All of the account: a pattern cannot ask for tags. */
export function networkChangeFindings(): FindingRule[] {
  return [
    {
      id: 'EndpointChanged',
      control: 'endpoint-changed-outside-stack',
      severity: 'HIGH',
      description:
        'A VPC endpoint or its policy was changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 'ec2',
        eventName: [
          'CreateVpcEndpoint',
          'DeleteVpcEndpoints',
          'ModifyVpcEndpoint',
        ],
        // The endpoints of a firewall are made by its service [UNV].
        alsoBy: ['network-firewall.amazonaws.com'],
      }),
      resourcePath:
        '$.detail.requestParameters.ModifyVpcEndpointRequest.VpcEndpointId',
      principalPath,
    },
    {
      id: 'SecurityGroupChanged',
      control: 'security-group-changed-outside-stack',
      severity: 'HIGH',
      description: 'A security group was changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 'ec2',
        eventName: [
          'AuthorizeSecurityGroupEgress',
          'AuthorizeSecurityGroupIngress',
          'ModifySecurityGroupRules',
          'RevokeSecurityGroupEgress',
          'RevokeSecurityGroupIngress',
        ],
        // A domain's home file system gets groups of its own from SageMaker [UNV].
        alsoBy: ['sagemaker.amazonaws.com'],
      }),
      resourcePath: '$.detail.requestParameters.groupId',
      principalPath,
    },
    {
      id: 'RouteChanged',
      control: 'route-changed-outside-stack',
      severity: 'HIGH',
      description:
        'Routes, ways out of a VPC or its flow logs were changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 'ec2',
        eventName: [
          'AcceptVpcPeeringConnection',
          'AssociateRouteTable',
          'AttachInternetGateway',
          'AttachVpnGateway',
          'CreateRoute',
          'CreateTransitGatewayVpcAttachment',
          'CreateVpcPeeringConnection',
          'DeleteFlowLogs',
          'DeleteRoute',
          'DisassociateRouteTable',
          'ReplaceRoute',
          'ReplaceRouteTableAssociation',
        ],
      }),
      resourcePath: '$.detail.requestParameters.routeTableId',
      principalPath,
    },
  ];
}
