import type {
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  CreateInternetGatewayResult,
  DeleteInternetGatewayRequest,
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysResult,
  DetachInternetGatewayRequest,
  InternetGateway,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { newId } from './ids';
import { networkInterfacesOf } from './networkInterfaces';
import { operation } from './operation';
import { quotas } from './quotas';
import { select } from './select';
import {
  InternetGatewayRecord,
  internetGateways,
  routeTables,
  vpcs,
} from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';

const CreateInternetGateway = operation<CreateInternetGatewayRequest>()(
  [],
  ['TagSpecifications'],
  (input, context): CreateInternetGatewayResult => {
    const { state, caller } = context;
    const tags = requestedTags(input.TagSpecifications, 'internet-gateway');
    if (
      internetGateways.all(state).length >= quotas.internetGatewaysPerRegion
    ) {
      throw new AwsError(
        'InternetGatewayLimitExceeded',
        'The maximum number of internet gateways has been reached.',
      );
    }
    const id = newId('igw');
    addTags(context, id, 'internet-gateway', tags);
    const record = { InternetGatewayId: id, OwnerId: caller.accountId };
    internetGateways.rows(state).set(id, record);
    return { InternetGateway: describeInternetGateway(state)(record) };
  },
);

const AttachInternetGateway = operation<AttachInternetGatewayRequest>()(
  ['InternetGatewayId', 'VpcId'],
  [],
  (input, { state }): object => {
    const gateway = internetGateways.find(state, input.InternetGatewayId);
    const { VpcId } = vpcs.find(state, input.VpcId).vpc;
    if (gateway.vpcId) {
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `resource ${gateway.InternetGatewayId} is already attached to network ${gateway.vpcId}`,
      );
    }
    if (internetGateways.all(state).some(({ vpcId }) => vpcId === VpcId)) {
      throw new AwsError(
        'InvalidParameterValue',
        `Network ${VpcId} already has an internet gateway attached`,
      );
    }
    internetGateways
      .rows(state)
      .set(gateway.InternetGatewayId, { ...gateway, vpcId: VpcId });
    return {};
  },
);

const DetachInternetGateway = operation<DetachInternetGatewayRequest>()(
  ['InternetGatewayId', 'VpcId'],
  [],
  (input, context): object => {
    const { state } = context;
    const { vpcId, ...gateway } = internetGateways.find(
      state,
      input.InternetGatewayId,
    );
    vpcs.find(state, input.VpcId);
    if (vpcId !== input.VpcId) {
      throw new AwsError(
        'Gateway.NotAttached',
        `resource ${gateway.InternetGatewayId} is not attached to network ${input.VpcId}`,
      );
    }
    const publicAddresses = networkInterfacesOf(context).some(
      ({ VpcId, Association }) => VpcId === vpcId && Association?.PublicIp,
    );
    if (publicAddresses) {
      throw new AwsError(
        'DependencyViolation',
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
    internetGateways.rows(state).set(gateway.InternetGatewayId, gateway);
    return {};
  },
);

const DescribeInternetGateways = operation<DescribeInternetGatewaysRequest>()(
  [],
  ['InternetGatewayIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, { state }): DescribeInternetGatewaysResult => {
    const { items, NextToken } = select(
      internetGateways.all(state).map(describeInternetGateway(state)),
      input,
      {
        ids: input.InternetGatewayIds,
        idOf: ({ InternetGatewayId = '' }) => InternetGatewayId,
        notFound: internetGateways.notFound,
        filters: {
          'attachment.state': gateway =>
            gateway.Attachments?.map(({ State: attached }) => attached),
          'attachment.vpc-id': gateway =>
            gateway.Attachments?.map(({ VpcId }) => VpcId),
          'internet-gateway-id': gateway => gateway.InternetGatewayId,
          'owner-id': gateway => gateway.OwnerId,
        },
      },
    );
    return { InternetGateways: items, NextToken };
  },
);

const DeleteInternetGateway = operation<DeleteInternetGatewayRequest>()(
  ['InternetGatewayId'],
  [],
  (input, { state }): object => {
    const { InternetGatewayId: id, vpcId } = internetGateways.find(
      state,
      input.InternetGatewayId,
    );
    const edgeAssociated = routeTables
      .all(state)
      .some(({ associations }) =>
        associations.some(({ gatewayId }) => gatewayId === id),
      );
    if (vpcId || edgeAssociated) {
      throw new AwsError(
        'DependencyViolation',
        `The internetGateway '${id}' has dependencies and cannot be deleted.`,
      );
    }
    internetGateways.rows(state).delete(id);
    forgetTags(state, id);
    return {};
  },
);

function describeInternetGateway(state: State) {
  return ({ vpcId, ...gateway }: InternetGatewayRecord): InternetGateway =>
    withTags(state, gateway.InternetGatewayId, {
      ...gateway,
      // "The current state of the attachment. For an internet gateway, the state is
      // available when attached to a VPC"; the SDK's enum lacks that value.
      Attachments: vpcId
        ? [{ State: 'available' as 'attached', VpcId: vpcId }]
        : [],
    });
}

export const internetGatewayOperations = {
  CreateInternetGateway,
  AttachInternetGateway,
  DetachInternetGateway,
  DescribeInternetGateways,
  DeleteInternetGateway,
};
