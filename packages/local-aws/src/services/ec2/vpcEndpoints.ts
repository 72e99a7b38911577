import type {
  CreateVpcEndpointRequest,
  CreateVpcEndpointResult,
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult,
  DescribeVpcEndpointsRequest,
  DescribeVpcEndpointsResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { With } from '../operation';
import {
  endpointGroups,
  endpointPolicy,
  invalidParameter,
  placeInRouteTables,
  placeInSubnets,
  requireEndpointQuota,
  requireMembersOfType,
  requirePrivateDns,
  requireServiceInZones,
} from './endpointPlacement';
import { offeredEndpointService } from './endpointServices';
import { describeVpcEndpoint } from './endpointDescription';
import { idempotent } from './idempotency';
import { newId } from './ids';
import { lifecycleState, vpcEndpointDurations } from './lifecycle';
import { newInterface } from './networkInterfaces';
import { operation } from './operation';
import { select } from './select';
import { routeTables, VpcEndpointRecord, vpcEndpoints, vpcs } from './tables';
import { addTags, forgetTags, requestedTags } from './tags';
import { unsuccessful } from './unsuccessful';

/** "If this parameter is not specified, we attach a default policy that allows full access to the service." */
export const fullAccessPolicy = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

type Request = With<CreateVpcEndpointRequest, 'VpcId' | 'ServiceName'>;

const CreateVpcEndpoint = operation<CreateVpcEndpointRequest>()(
  ['VpcId', 'ServiceName'],
  [
    'VpcEndpointType',
    'PolicyDocument',
    'RouteTableIds',
    'SubnetIds',
    'SecurityGroupIds',
    'IpAddressType',
    'PrivateDnsEnabled',
    'ClientToken',
    'TagSpecifications',
  ],
  (input, context): CreateVpcEndpointResult => {
    const { state } = context;
    const id = idempotent(context, 'CreateVpcEndpoint', input, () => {
      const tags = requestedTags(input.TagSpecifications, 'vpc-endpoint');
      const record = newVpcEndpoint(input, context);
      addTags(context, record.VpcEndpointId, 'vpc-endpoint', tags);
      vpcEndpoints.rows(state).set(record.VpcEndpointId, record);
      return record.VpcEndpointId;
    });
    return {
      ClientToken: input.ClientToken,
      VpcEndpoint: describeVpcEndpoint(context)(vpcEndpoints.find(state, id)),
    };
  },
);

function newVpcEndpoint(
  input: Request,
  context: CallContext,
): VpcEndpointRecord {
  const { state, clock, caller } = context;
  const vpcRecord = vpcs.find(state, input.VpcId);
  const { VpcId } = vpcRecord.vpc;
  const service = offeredEndpointService(input.ServiceName, context);
  const type = endpointType(input);
  if (!service.types.includes(type)) {
    throw invalidParameter(
      `Endpoint type (${type}) does not match available service types ([${service.types.join(
        ', ',
      )}]).`,
    );
  }
  if (input.IpAddressType !== undefined && input.IpAddressType !== 'ipv4') {
    throw invalidParameter(
      `The IP address type ${input.IpAddressType} is not supported by the subnets.`,
    );
  }
  requireMembersOfType(type, input);
  requireEndpointQuota(type, VpcId, context);
  const isInterface = type === 'Interface';
  // "To use a private hosted zone … Default: true" holds for services with a private name.
  const PrivateDnsEnabled =
    isInterface &&
    (input.PrivateDnsEnabled ?? service.privateDnsName !== undefined);
  if (PrivateDnsEnabled) {
    requirePrivateDns(service, vpcRecord, context);
  }
  const placed = placeInSubnets(input.SubnetIds ?? [], VpcId, context);
  requireServiceInZones(service.name, placed, context);
  if (type === 'GatewayLoadBalancer' && placed.length !== 1) {
    throw invalidParameter(
      'Exactly one subnet must be specified for a Gateway Load Balancer endpoint.',
    );
  }
  return {
    VpcEndpointId: newId('vpce'),
    VpcEndpointType: type,
    VpcId,
    ServiceName: service.name,
    PolicyDocument:
      type === 'GatewayLoadBalancer'
        ? undefined
        : endpointPolicy(input.PolicyDocument ?? fullAccessPolicy),
    RouteTableIds: placeInRouteTables(
      input.RouteTableIds ?? [],
      service.name,
      VpcId,
      context,
    ),
    SubnetIds: placed.map(({ SubnetId }) => SubnetId),
    IpAddressType: type === 'Gateway' ? undefined : 'ipv4',
    PrivateDnsEnabled,
    RequesterManaged: isRequesterManaged(caller.calledVia),
    OwnerId: caller.accountId,
    createdAt: clock.now().toISOString(),
    securityGroupIds: isInterface
      ? endpointGroups(input.SecurityGroupIds, VpcId, context)
      : [],
    networkInterfaces: placed.map(subnet => newInterface(subnet, context)),
  };
}

function endpointType({
  VpcEndpointType = 'Gateway',
}: Request): VpcEndpointRecord['VpcEndpointType'] {
  switch (VpcEndpointType) {
    case 'Gateway':
    case 'Interface':
    case 'GatewayLoadBalancer':
      return VpcEndpointType;
    default:
      throw new AwsError(
        'NotImplemented',
        `local-aws does not serve endpoints of the type ${VpcEndpointType}.`,
        501,
      );
  }
}

/** Whether an AWS service makes the call for itself, as Network Firewall does. */
function isRequesterManaged(calledVia: string | undefined): boolean {
  return (
    calledVia !== undefined &&
    !['cloudformation.amazonaws.com', 'servicecatalog.amazonaws.com'].includes(
      calledVia,
    )
  );
}

const DescribeVpcEndpoints = operation<DescribeVpcEndpointsRequest>()(
  [],
  ['VpcEndpointIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, context): DescribeVpcEndpointsResult => {
    forgetDeleted(context);
    const { items, NextToken } = select(
      vpcEndpoints.all(context.state).map(describeVpcEndpoint(context)),
      input,
      {
        ids: input.VpcEndpointIds,
        idOf: ({ VpcEndpointId = '' }) => VpcEndpointId,
        notFound: vpcEndpoints.notFound,
        filters: {
          'ip-address-type': endpoint => endpoint.IpAddressType,
          'service-name': endpoint => endpoint.ServiceName,
          'service-region': endpoint => endpoint.ServiceRegion,
          'vpc-endpoint-id': endpoint => endpoint.VpcEndpointId,
          'vpc-endpoint-state': endpoint => endpoint.State,
          'vpc-endpoint-type': endpoint => endpoint.VpcEndpointType,
          'vpc-id': endpoint => endpoint.VpcId,
        },
        leastResults: 1,
      },
    );
    return { VpcEndpoints: items, NextToken };
  },
);

const DeleteVpcEndpoints = operation<DeleteVpcEndpointsRequest>()(
  ['VpcEndpointIds'],
  [],
  (input, context): DeleteVpcEndpointsResult => {
    const Unsuccessful = input.VpcEndpointIds.flatMap(id =>
      unsuccessful(id, () => deleteVpcEndpoint(id, context)),
    );
    forgetDeleted(context);
    return { Unsuccessful };
  },
);

function deleteVpcEndpoint(id: string, { state, caller, clock }: CallContext) {
  const endpoint = vpcEndpoints.find(state, id);
  if (endpoint.RequesterManaged && !isRequesterManaged(caller.calledVia)) {
    throw new AwsError(
      'OperationNotPermitted',
      `Operation is not allowed for requester-managed VPC endpoints for the service ${endpoint.ServiceName}`,
    );
  }
  const routed = routeTables
    .all(state)
    .some(({ routes }) => routes.some(({ GatewayId }) => GatewayId === id));
  if (routed) {
    throw invalidParameter(
      'Endpoint must be removed from route table before deletion.',
    );
  }
  vpcEndpoints.rows(state).set(id, {
    ...endpoint,
    RouteTableIds: [],
    deletedAt: endpoint.deletedAt ?? clock.now().toISOString(),
  });
}

/** A deleted endpoint is not described any more. */
export function forgetDeleted(context: CallContext): void {
  const { state } = context;
  for (const endpoint of vpcEndpoints.all(state)) {
    if (lifecycleState(endpoint, vpcEndpointDurations, context) === 'deleted') {
      vpcEndpoints.rows(state).delete(endpoint.VpcEndpointId);
      forgetTags(state, endpoint.VpcEndpointId);
    }
  }
}

export const vpcEndpointOperations = {
  CreateVpcEndpoint,
  DescribeVpcEndpoints,
  DeleteVpcEndpoints,
};
