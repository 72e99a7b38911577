import type {
  CreateFlowLogsRequest,
  CreateTagsRequest,
  DeleteTagsRequest,
  TagSpecification,
} from '@aws-sdk/client-ec2';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import {
  ConditionKeys,
  requestTagKeys,
  resourceTagKeys,
  tagsByKey,
} from '../conditionKeys';
import { resourceTypeOf } from './resourceTypes';
import {
  routeTables,
  securityGroups,
  subnets,
  vpcEndpoints,
  vpcs,
} from './tables';
import { tagsOf } from './tags';

type Input = Readonly<Record<string, unknown>>;
type Requests = (input: Input, context: CallContext) => AuthorizationRequest[];

/**
 * Resources and condition keys of each action (service authorization reference,
 * "Amazon EC2"); an operation that is not here takes no resource.
 */
export const authorization: NonNullable<Service['authorization']> = {
  CreateVpc: creates('CreateVpc', 'vpc'),
  DescribeVpcAttribute: uses('DescribeVpcAttribute', 'VpcId'),
  ModifyVpcAttribute: uses('ModifyVpcAttribute', 'VpcId'),
  AssociateVpcCidrBlock: uses('AssociateVpcCidrBlock', 'VpcId'),
  DeleteVpc: uses('DeleteVpc', 'VpcId'),
  CreateSubnet: creates('CreateSubnet', 'subnet', 'VpcId'),
  ModifySubnetAttribute: uses('ModifySubnetAttribute', 'SubnetId'),
  DeleteSubnet: uses('DeleteSubnet', 'SubnetId'),
  CreateInternetGateway: creates('CreateInternetGateway', 'internet-gateway'),
  AttachInternetGateway: uses(
    'AttachInternetGateway',
    'InternetGatewayId',
    'VpcId',
  ),
  DetachInternetGateway: uses(
    'DetachInternetGateway',
    'InternetGatewayId',
    'VpcId',
  ),
  DeleteInternetGateway: uses('DeleteInternetGateway', 'InternetGatewayId'),
  CreateRouteTable: creates('CreateRouteTable', 'route-table', 'VpcId'),
  DeleteRouteTable: uses('DeleteRouteTable', 'RouteTableId'),
  AssociateRouteTable: uses(
    'AssociateRouteTable',
    'RouteTableId',
    'SubnetId',
    'GatewayId',
  ),
  DisassociateRouteTable: usesAssociation('DisassociateRouteTable'),
  ReplaceRouteTableAssociation: usesAssociation('ReplaceRouteTableAssociation'),
  CreateRoute: uses('CreateRoute', 'RouteTableId'),
  ReplaceRoute: uses('ReplaceRoute', 'RouteTableId'),
  DeleteRoute: uses('DeleteRoute', 'RouteTableId'),
  AllocateAddress: creates('AllocateAddress', 'elastic-ip'),
  ReleaseAddress: uses('ReleaseAddress', 'AllocationId'),
  CreateNatGateway: creates(
    'CreateNatGateway',
    'natgateway',
    'SubnetId',
    'AllocationId',
  ),
  DeleteNatGateway: uses('DeleteNatGateway', 'NatGatewayId'),
  CreateSecurityGroup: creates(
    'CreateSecurityGroup',
    'security-group',
    'VpcId',
  ),
  DeleteSecurityGroup: uses('DeleteSecurityGroup', 'GroupId'),
  AuthorizeSecurityGroupIngress: authorizes('AuthorizeSecurityGroupIngress'),
  AuthorizeSecurityGroupEgress: authorizes('AuthorizeSecurityGroupEgress'),
  RevokeSecurityGroupIngress: uses('RevokeSecurityGroupIngress', 'GroupId'),
  RevokeSecurityGroupEgress: uses('RevokeSecurityGroupEgress', 'GroupId'),
  CreateVpcEndpoint: creates(
    'CreateVpcEndpoint',
    'vpc-endpoint',
    'VpcId',
    'RouteTableIds',
    'SubnetIds',
    'SecurityGroupIds',
  ),
  ModifyVpcEndpoint: uses(
    'ModifyVpcEndpoint',
    'VpcEndpointId',
    'AddRouteTableIds',
    'RemoveRouteTableIds',
    'AddSubnetIds',
    'RemoveSubnetIds',
    'AddSecurityGroupIds',
    'RemoveSecurityGroupIds',
  ),
  DeleteVpcEndpoints: uses('DeleteVpcEndpoints', 'VpcEndpointIds'),
  CreateNetworkInterface: creates(
    'CreateNetworkInterface',
    'network-interface',
    'SubnetId',
    'Groups',
  ),
  DeleteNetworkInterface: uses('DeleteNetworkInterface', 'NetworkInterfaceId'),
  CreateFlowLogs: (input: CreateFlowLogsRequest, context: CallContext) => [
    ...creates(
      'CreateFlowLogs',
      'vpc-flow-log',
      'ResourceIds',
    )({ ...input }, context),
    ...delivery(input),
  ],
  DeleteFlowLogs: uses('DeleteFlowLogs', 'FlowLogIds'),
  CreateTags: (
    { Resources = [], Tags }: CreateTagsRequest,
    context: CallContext,
  ) =>
    Resources.map(id =>
      request('CreateTags', id, context, requestTagKeys(tagsByKey(Tags))),
    ),
  DeleteTags: (
    { Resources = [], Tags = [] }: DeleteTagsRequest,
    context: CallContext,
  ) =>
    Resources.map(id =>
      request('DeleteTags', id, context, {
        'aws:TagKeys': Tags.map(({ Key = '' }) => Key),
      }),
    ),
};

/** Asks for an action on the resources whose ids are in these members. */
function uses(operation: string, ...members: readonly string[]): Requests {
  return (input, context) =>
    members
      .flatMap(member => idsIn(input[member]))
      .map(id => request(operation, id, context));
}

function idsIn(value: unknown): string[] {
  return [value].flat().filter(item => typeof item === 'string');
}

/** Asks for what a new resource of a type needs: itself, its tags, and what it is made from. */
function creates(
  operation: string,
  type: string,
  ...members: readonly string[]
): Requests {
  return (input, context) => [
    ...newResource(operation, type, input, context),
    ...uses(operation, ...members)(input, context),
  ];
}

function newResource(
  operation: string,
  type: string,
  { TagSpecifications, ServiceName }: Input,
  context: CallContext,
): AuthorizationRequest[] {
  const tags = tagsByKey(
    ((TagSpecifications ?? []) as readonly TagSpecification[]).flatMap(
      ({ Tags = [] }) => Tags,
    ),
  );
  const resource = arn(type, '*', context);
  const conditionKeys = {
    ...requestTagKeys(tags),
    ...(typeof ServiceName === 'string' && {
      'ec2:VpceServiceName': ServiceName,
      'ec2:VpceServiceOwner': 'amazon',
    }),
  };
  const create = { action: `ec2:${operation}`, resource, conditionKeys };
  if (Object.keys(tags).length === 0) {
    return [create];
  }
  // "If tags are specified in the resource-creating action, Amazon performs additional
  // authorization on the ec2:CreateTags action" (EC2 user guide)
  return [
    create,
    {
      action: 'ec2:CreateTags',
      resource,
      conditionKeys: {
        ...requestTagKeys(tags),
        'ec2:CreateAction': operation,
      },
    },
  ];
}

/** New rules are a resource of their own only where they are tagged. */
function authorizes(operation: string): Requests {
  return (input, context) => [
    ...uses(operation, 'GroupId')(input, context),
    ...(input.TagSpecifications
      ? newResource(operation, 'security-group-rule', input, context)
      : []),
  ];
}

function usesAssociation(operation: string): Requests {
  return (input, context) => {
    const table = routeTables
      .all(context.state)
      .find(({ associations }) =>
        associations.some(
          ({ associationId }) => associationId === input.AssociationId,
        ),
      );
    const association = table?.associations.find(
      ({ associationId }) => associationId === input.AssociationId,
    );
    const ids = [
      table?.RouteTableId,
      association?.subnetId,
      association?.gatewayId,
      input.RouteTableId,
    ].flatMap(idsIn);
    return ids.length > 0
      ? ids.map(id => request(operation, id, context))
      : [
          {
            action: `ec2:${operation}`,
            resource: arn('route-table', '*', context),
          },
        ];
  };
}

/** What flow logs need to be delivered ("Publish flow logs …", Amazon VPC user guide). */
function delivery({
  DeliverLogsPermissionArn,
  LogDestinationType,
}: CreateFlowLogsRequest): AuthorizationRequest[] {
  if (DeliverLogsPermissionArn !== undefined) {
    return [
      {
        action: 'iam:PassRole',
        resource: DeliverLogsPermissionArn,
        conditionKeys: {
          'iam:PassedToService': 'vpc-flow-logs.amazonaws.com',
        },
      },
    ];
  }
  return LogDestinationType === 's3'
    ? [{ action: 'logs:CreateLogDelivery', resource: '*' }]
    : [];
}

function request(
  operation: string,
  id: string,
  context: CallContext,
  conditionKeys: ConditionKeys = {},
): AuthorizationRequest {
  return {
    action: `ec2:${operation}`,
    resource: arn(resourceTypeOf(id) ?? '*', id, context),
    conditionKeys: {
      ...resourceTagKeys(tagsByKey(tagsOf(context.state, id)), 'ec2'),
      ...propertiesOf(id, context),
      ...conditionKeys,
    },
  };
}

/** The condition keys that tell of a resource itself. */
function propertiesOf(id: string, context: CallContext): ConditionKeys {
  const { state } = context;
  const vpcId =
    subnets.rows(state).get(id)?.VpcId ??
    securityGroups.rows(state).get(id)?.VpcId ??
    routeTables.rows(state).get(id)?.VpcId;
  const endpoint = vpcEndpoints.rows(state).get(id);
  const vpc = vpcs.rows(state).get(id);
  return {
    ...(vpcId && { 'ec2:Vpc': arn('vpc', vpcId, context) }),
    ...(endpoint && { 'ec2:VpceServiceName': endpoint.ServiceName }),
    ...(vpc?.vpc.InstanceTenancy && {
      'ec2:Tenancy': vpc.vpc.InstanceTenancy,
    }),
  };
}

function arn(
  type: string,
  id: string,
  { region, caller }: CallContext,
): string {
  return `arn:aws:ec2:${region}:${caller.accountId}:${type}/${id}`;
}
