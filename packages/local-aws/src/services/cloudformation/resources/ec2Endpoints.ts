import type {
  FlowLogsResourceType,
  LogDestinationType,
  TrafficType,
  VpcEndpointType,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../AwsError';
import { JsonObject } from '../template/json';
import { tagSpecifications, updateTags } from './ec2Tags';
import { Tag } from './tags';
import { required } from './required';
import { resourceProvider } from './ResourceProvider';

interface VpcEndpointProperties {
  readonly VpcId: string;
  readonly ServiceName?: string;
  readonly VpcEndpointType?: VpcEndpointType;
  readonly SubnetIds?: string[];
  readonly SecurityGroupIds?: string[];
  readonly RouteTableIds?: string[];
  readonly PrivateDnsEnabled?: boolean;
  readonly PolicyDocument?: JsonObject;
  readonly Tags?: Tag[];
}

const vpcEndpoint = resourceProvider<VpcEndpointProperties>({
  type: 'AWS::EC2::VPCEndpoint',
  properties: [
    'VpcId',
    'ServiceName',
    'VpcEndpointType',
    'SubnetIds',
    'SecurityGroupIds',
    'RouteTableIds',
    'PrivateDnsEnabled',
    'PolicyDocument',
    'Tags',
  ],
  attributes: ['Id', 'NetworkInterfaceIds', 'DnsEntries'],
  async create({ PolicyDocument, Tags, ...properties }, { call }) {
    const { VpcEndpoint } = await call('ec2', 'CreateVpcEndpoint', {
      ...properties,
      PolicyDocument: PolicyDocument && JSON.stringify(PolicyDocument),
      TagSpecifications: tagSpecifications('vpc-endpoint', Tags),
    });
    const id = required(
      VpcEndpoint?.VpcEndpointId,
      'VpcEndpoint.VpcEndpointId',
    );
    return { physicalId: id };
  },
  async ready({ physicalId }, { call }) {
    const { VpcEndpoints = [] } = await call('ec2', 'DescribeVpcEndpoints', {
      VpcEndpointIds: [physicalId],
    });
    const endpoint = VpcEndpoints[0];
    // The type of the SDK has other letter case than the answers of AWS.
    const state = endpoint?.State?.toLowerCase();
    if (state === 'failed' || state === 'rejected') {
      throw new AwsError(
        endpoint.LastError?.Code ?? 'Failed',
        endpoint.LastError?.Message ?? `The endpoint is ${state}.`,
      );
    }
    return state === 'available'
      ? {
          Id: physicalId,
          NetworkInterfaceIds: endpoint.NetworkInterfaceIds ?? [],
          DnsEntries: (endpoint.DnsEntries ?? []).map(
            ({ HostedZoneId, DnsName }) => `${HostedZoneId}:${DnsName}`,
          ),
        }
      : undefined;
  },
  async update({ physicalId, properties: before }, after, context) {
    const { PolicyDocument, PrivateDnsEnabled } = after;
    await context.call('ec2', 'ModifyVpcEndpoint', {
      VpcEndpointId: physicalId,
      PrivateDnsEnabled,
      ...(PolicyDocument
        ? { PolicyDocument: JSON.stringify(PolicyDocument) }
        : before.PolicyDocument && { ResetPolicy: true }),
      AddRouteTableIds: added(before.RouteTableIds, after.RouteTableIds),
      RemoveRouteTableIds: added(after.RouteTableIds, before.RouteTableIds),
      AddSubnetIds: added(before.SubnetIds, after.SubnetIds),
      RemoveSubnetIds: added(after.SubnetIds, before.SubnetIds),
      AddSecurityGroupIds: added(
        before.SecurityGroupIds,
        after.SecurityGroupIds,
      ),
      RemoveSecurityGroupIds: added(
        after.SecurityGroupIds,
        before.SecurityGroupIds,
      ),
    });
    await updateTags(physicalId, before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    const { Unsuccessful = [] } = await call('ec2', 'DeleteVpcEndpoints', {
      VpcEndpointIds: [physicalId],
    });
    throwUnsuccessful(Unsuccessful);
  },
  async deleted({ physicalId }, { call }) {
    const { VpcEndpoints = [] } = await call('ec2', 'DescribeVpcEndpoints', {
      VpcEndpointIds: [physicalId],
    });
    return VpcEndpoints.every(
      ({ State }) => State?.toLowerCase() === 'deleted',
    );
  },
});

function added(
  before: readonly string[] = [],
  after: readonly string[] = [],
): string[] | undefined {
  const ids = after.filter(id => !before.includes(id));
  return ids.length > 0 ? ids : undefined;
}

interface FlowLogProperties {
  readonly ResourceId: string;
  readonly ResourceType: FlowLogsResourceType;
  readonly TrafficType?: TrafficType;
  readonly LogDestinationType?: LogDestinationType;
  readonly LogDestination?: string;
  readonly LogGroupName?: string;
  readonly DeliverLogsPermissionArn?: string;
  readonly LogFormat?: string;
  readonly MaxAggregationInterval?: number;
  readonly Tags?: Tag[];
}

const flowLog = resourceProvider<FlowLogProperties>({
  type: 'AWS::EC2::FlowLog',
  properties: [
    'ResourceId',
    'ResourceType',
    'TrafficType',
    'LogDestinationType',
    'LogDestination',
    'LogGroupName',
    'DeliverLogsPermissionArn',
    'LogFormat',
    'MaxAggregationInterval',
    'Tags',
  ],
  attributes: ['Id'],
  async create({ ResourceId, Tags, ...properties }, { call }) {
    const { FlowLogIds = [], Unsuccessful = [] } = await call(
      'ec2',
      'CreateFlowLogs',
      {
        ...properties,
        ResourceIds: [ResourceId],
        TagSpecifications: tagSpecifications('vpc-flow-log', Tags),
      },
    );
    throwUnsuccessful(Unsuccessful);
    const physicalId = required(FlowLogIds[0], 'FlowLogIds');
    return { physicalId, attributes: { Id: physicalId } };
  },
  async update({ physicalId, properties: before }, after, context) {
    await updateTags(physicalId, before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    const { Unsuccessful = [] } = await call('ec2', 'DeleteFlowLogs', {
      FlowLogIds: [physicalId],
    });
    throwUnsuccessful(Unsuccessful);
  },
});

/** Operations on lists answer with the failures of their items in place of an error. */
function throwUnsuccessful(
  items: ReadonlyArray<{ Error?: { Code?: string; Message?: string } }>,
): void {
  const error = items[0]?.Error;
  if (error !== undefined) {
    throw new AwsError(error.Code ?? 'Failed', error.Message ?? '');
  }
}

export const ec2Endpoints = [vpcEndpoint, flowLog];
