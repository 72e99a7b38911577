import type {
  CreateNatGatewayRequest,
  CreateNatGatewayResult,
  DeleteNatGatewayRequest,
  DeleteNatGatewayResult,
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResult,
  NatGateway,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { idempotent } from './idempotency';
import { newId } from './ids';
import { lifecycleState, natGatewayDurations } from './lifecycle';
import { networkInterfacesOf, newInterface } from './networkInterfaces';
import { operation } from './operation';
import { quotas } from './quotas';
import { select } from './select';
import {
  addresses,
  internetGateways,
  NatGatewayRecord,
  natGateways,
  subnets,
} from './tables';
import { addTags, requestedTags, withTags } from './tags';

/** "Deleted NAT gateways are visible for a short while (usually about an hour)" (Amazon VPC user guide) */
const deletedVisibleMilliseconds = 3_600_000;

const CreateNatGateway = operation<CreateNatGatewayRequest>()(
  ['SubnetId'],
  ['AllocationId', 'ConnectivityType', 'ClientToken', 'TagSpecifications'],
  (input, context): CreateNatGatewayResult => {
    const { state } = context;
    const id = idempotent(context, 'CreateNatGateway', input, () => {
      const tags = requestedTags(input.TagSpecifications, 'natgateway');
      const record = newNatGateway(input, context);
      addTags(context, record.NatGatewayId, 'natgateway', tags);
      natGateways.rows(state).set(record.NatGatewayId, record);
      return record.NatGatewayId;
    });
    return {
      ClientToken: input.ClientToken,
      NatGateway: {
        ...describeNatGateway(context)(natGateways.find(state, id)),
        State: 'pending',
      },
    };
  },
);

function newNatGateway(
  input: CreateNatGatewayRequest & { SubnetId: string },
  context: CallContext,
): NatGatewayRecord {
  const { state, clock } = context;
  const ConnectivityType = input.ConnectivityType ?? 'public';
  const subnet = subnets.find(state, input.SubnetId);
  const isPublic = ConnectivityType === 'public';
  if (isPublic && input.AllocationId === undefined) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter AllocationId',
    );
  }
  if (!isPublic && input.AllocationId !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'AllocationId cannot be specified for a private NAT gateway.',
    );
  }
  requireQuota(subnet.AvailabilityZone, context);
  const address =
    input.AllocationId === undefined
      ? undefined
      : addresses.find(state, input.AllocationId);
  return {
    NatGatewayId: newId('nat'),
    SubnetId: subnet.SubnetId,
    VpcId: subnet.VpcId,
    ConnectivityType,
    createdAt: clock.now().toISOString(),
    allocationId: address?.AllocationId,
    publicIp: address?.PublicIp,
    associationId: address && newId('eipassoc'),
    networkInterface: newInterface(subnet, context),
    ...(isPublic && failureOf(subnet.VpcId, input.AllocationId, context)),
  };
}

/**
 * What AWS finds out only after it accepted the request; the gateway then ends as
 * `failed`. Codes and messages: API reference, NatGateway, FailureCode.
 */
function failureOf(
  vpcId: string,
  allocationId: string | undefined,
  context: CallContext,
): Pick<NatGateway, 'FailureCode' | 'FailureMessage'> | undefined {
  const attached = internetGateways
    .all(context.state)
    .some(gateway => gateway.vpcId === vpcId);
  if (!attached) {
    return {
      FailureCode: 'Gateway.NotAttached',
      FailureMessage: `Network ${vpcId} has no Internet gateway attached`,
    };
  }
  const inUse = networkInterfacesOf(context).some(
    ({ Association }) => Association?.AllocationId === allocationId,
  );
  return inUse
    ? {
        FailureCode: 'Resource.AlreadyAssociated',
        FailureMessage: `Elastic IP address ${allocationId} is already associated`,
      }
    : undefined;
}

function requireQuota(zone: string, context: CallContext): void {
  const { state } = context;
  const inZone = natGateways
    .all(state)
    .filter(
      nat =>
        !['failed', 'deleted'].includes(natState(nat, context)) &&
        subnets.rows(state).get(nat.SubnetId)?.AvailabilityZone === zone,
    );
  if (inZone.length >= quotas.natGatewaysPerZone) {
    throw new AwsError(
      'NatGatewayLimitExceeded',
      `The maximum number of NAT gateways has been reached in ${zone}.`,
    );
  }
}

const DescribeNatGateways = operation<DescribeNatGatewaysRequest>()(
  [],
  ['NatGatewayIds', 'Filter', 'MaxResults', 'NextToken'],
  (input, context): DescribeNatGatewaysResult => {
    const { clock, state } = context;
    const visible = natGateways
      .all(state)
      .filter(
        ({ deletedAt }) =>
          deletedAt === undefined ||
          clock.now().getTime() - Date.parse(deletedAt) <
            deletedVisibleMilliseconds,
      );
    const { items, NextToken } = select(
      visible.map(describeNatGateway(context)),
      { ...input, Filters: input.Filter },
      {
        ids: input.NatGatewayIds,
        idOf: ({ NatGatewayId = '' }) => NatGatewayId,
        notFound: natGateways.notFound,
        filters: {
          'nat-gateway-id': nat => nat.NatGatewayId,
          state: nat => nat.State,
          'subnet-id': nat => nat.SubnetId,
          'vpc-id': nat => nat.VpcId,
        },
      },
    );
    return { NatGateways: items, NextToken };
  },
);

const DeleteNatGateway = operation<DeleteNatGatewayRequest>()(
  ['NatGatewayId'],
  [],
  (input, { state, clock }): DeleteNatGatewayResult => {
    const nat = natGateways.find(state, input.NatGatewayId);
    natGateways.rows(state).set(nat.NatGatewayId, {
      ...nat,
      deletedAt: nat.deletedAt ?? clock.now().toISOString(),
    });
    return { NatGatewayId: nat.NatGatewayId };
  },
);

function natState(record: NatGatewayRecord, context: CallContext) {
  const state = lifecycleState(record, natGatewayDurations, context);
  return state === 'available' && record.FailureCode ? 'failed' : state;
}

function describeNatGateway(context: CallContext) {
  return (record: NatGatewayRecord): NatGateway => {
    const {
      createdAt,
      deletedAt,
      allocationId,
      publicIp,
      associationId,
      networkInterface,
      ...nat
    } = record;
    const state = natState(record, context);
    return withTags(context.state, nat.NatGatewayId, {
      ...nat,
      State: state,
      // A failure is told only once it has happened.
      FailureCode: state === 'pending' ? undefined : nat.FailureCode,
      FailureMessage: state === 'pending' ? undefined : nat.FailureMessage,
      CreateTime: new Date(createdAt),
      DeleteTime: deletedAt === undefined ? undefined : new Date(deletedAt),
      NatGatewayAddresses: [
        {
          AllocationId: allocationId,
          AssociationId: associationId,
          PublicIp: publicIp,
          NetworkInterfaceId: networkInterface.networkInterfaceId,
          PrivateIp: networkInterface.privateIpAddress,
          IsPrimary: true,
          Status: 'succeeded' as const,
        },
      ],
    });
  };
}

export const natGatewayOperations = {
  CreateNatGateway,
  DescribeNatGateways,
  DeleteNatGateway,
};
