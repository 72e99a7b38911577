import type {
  ModifyVpcEndpointRequest,
  ModifyVpcEndpointResult,
} from '@aws-sdk/client-ec2';
import {
  endpointGroups,
  endpointPolicy,
  invalidParameter,
  placeInRouteTables,
  placeInSubnets,
  requirePrivateDns,
  requireServiceInZones,
} from './endpointPlacement';
import { findEndpointService } from './endpointServices';
import { newInterface } from './networkInterfaces';
import { operation } from './operation';
import { VpcEndpointRecord, vpcEndpoints, vpcs } from './tables';
import { fullAccessPolicy } from './vpcEndpoints';

const ModifyVpcEndpoint = operation<ModifyVpcEndpointRequest>()(
  ['VpcEndpointId'],
  [
    'ResetPolicy',
    'PolicyDocument',
    'AddRouteTableIds',
    'RemoveRouteTableIds',
    'AddSubnetIds',
    'RemoveSubnetIds',
    'AddSecurityGroupIds',
    'RemoveSecurityGroupIds',
    'PrivateDnsEnabled',
  ],
  (input, context): ModifyVpcEndpointResult => {
    const { state, region } = context;
    const endpoint = vpcEndpoints.find(state, input.VpcEndpointId);
    requireOfType(endpoint, 'Gateway', [
      input.AddRouteTableIds,
      input.RemoveRouteTableIds,
    ]);
    requireOfType(endpoint, 'Interface', [
      input.AddSubnetIds,
      input.RemoveSubnetIds,
      input.AddSecurityGroupIds,
      input.RemoveSecurityGroupIds,
    ]);
    if (input.PrivateDnsEnabled === true && !endpoint.PrivateDnsEnabled) {
      requirePrivateDns(
        findEndpointService(endpoint.ServiceName, region),
        vpcs.find(state, endpoint.VpcId),
        context,
      );
    }
    const kept = endpoint.networkInterfaces.filter(
      ({ subnetId }) => !input.RemoveSubnetIds?.includes(subnetId),
    );
    const known = kept.map(({ subnetId }) => subnetId);
    const placed = placeInSubnets(
      [...known, ...(input.AddSubnetIds ?? [])],
      endpoint.VpcId,
      context,
    );
    const newlyPlaced = placed.slice(known.length);
    requireServiceInZones(endpoint.ServiceName, newlyPlaced, context);
    const added = newlyPlaced.map(subnet => newInterface(subnet, context));
    vpcEndpoints.rows(state).set(endpoint.VpcEndpointId, {
      ...endpoint,
      PolicyDocument: changedPolicy(endpoint, input),
      PrivateDnsEnabled: input.PrivateDnsEnabled ?? endpoint.PrivateDnsEnabled,
      RouteTableIds: [
        ...endpoint.RouteTableIds.filter(
          id => !input.RemoveRouteTableIds?.includes(id),
        ),
        ...placeInRouteTables(
          input.AddRouteTableIds ?? [],
          endpoint.ServiceName,
          endpoint.VpcId,
          context,
        ),
      ],
      SubnetIds: placed.map(({ SubnetId }) => SubnetId),
      networkInterfaces: [...kept, ...added],
      securityGroupIds:
        endpoint.VpcEndpointType === 'Interface'
          ? endpointGroups(
              [
                ...endpoint.securityGroupIds.filter(
                  id => !input.RemoveSecurityGroupIds?.includes(id),
                ),
                ...(input.AddSecurityGroupIds ?? []),
              ],
              endpoint.VpcId,
              context,
            )
          : [],
    });
    return { Return: true };
  },
);

function requireOfType(
  { VpcEndpointType }: VpcEndpointRecord,
  type: VpcEndpointRecord['VpcEndpointType'],
  members: Array<readonly string[] | undefined>,
): void {
  if (VpcEndpointType !== type && members.some(member => member?.length)) {
    throw invalidParameter(
      `A change of this kind is for endpoints of the type ${type}, not ${VpcEndpointType}.`,
    );
  }
}

function changedPolicy(
  { PolicyDocument }: VpcEndpointRecord,
  input: ModifyVpcEndpointRequest,
): string | undefined {
  if (input.ResetPolicy) {
    return fullAccessPolicy;
  }
  return input.PolicyDocument === undefined
    ? PolicyDocument
    : endpointPolicy(input.PolicyDocument);
}

export const vpcEndpointChangeOperations = { ModifyVpcEndpoint };
