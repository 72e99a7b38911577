import type { ConnectivityType, DomainType } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../AwsError';
import { tagSpecifications, updateTags } from './ec2Tags';
import { Tag } from './tags';
import { required } from './required';
import { resourceProvider } from './ResourceProvider';

interface EipProperties {
  readonly Domain?: DomainType;
  readonly Tags?: Tag[];
}

const eip = resourceProvider<EipProperties>({
  type: 'AWS::EC2::EIP',
  properties: ['Domain', 'Tags'],
  attributes: ['AllocationId', 'PublicIp'],
  async create({ Domain, Tags }, { call }) {
    const { AllocationId, PublicIp } = await call('ec2', 'AllocateAddress', {
      Domain,
      TagSpecifications: tagSpecifications('elastic-ip', Tags),
    });
    const physicalId = required(PublicIp, 'PublicIp');
    return {
      physicalId,
      attributes: {
        PublicIp: physicalId,
        AllocationId: required(AllocationId, 'AllocationId'),
      },
    };
  },
  async update({ attributes, properties: before }, after, context) {
    const id = String(attributes.AllocationId);
    await updateTags(id, before.Tags, after.Tags, context);
  },
  async delete({ attributes }, { call }) {
    await call('ec2', 'ReleaseAddress', {
      AllocationId: String(attributes.AllocationId),
    });
  },
});

interface NatGatewayProperties {
  readonly SubnetId?: string;
  readonly AllocationId?: string;
  readonly ConnectivityType?: ConnectivityType;
  readonly Tags?: Tag[];
}

const natGateway = resourceProvider<NatGatewayProperties>({
  type: 'AWS::EC2::NatGateway',
  properties: ['SubnetId', 'AllocationId', 'ConnectivityType', 'Tags'],
  attributes: ['NatGatewayId'],
  async create({ SubnetId, AllocationId, ConnectivityType, Tags }, { call }) {
    const { NatGateway } = await call('ec2', 'CreateNatGateway', {
      SubnetId,
      AllocationId,
      ConnectivityType,
      TagSpecifications: tagSpecifications('natgateway', Tags),
    });
    return {
      physicalId: required(NatGateway?.NatGatewayId, 'NatGateway.NatGatewayId'),
    };
  },
  async ready({ physicalId }, { call }) {
    const { NatGateways = [] } = await call('ec2', 'DescribeNatGateways', {
      NatGatewayIds: [physicalId],
    });
    const { State, FailureCode, FailureMessage } = NatGateways[0] ?? {};
    if (State === 'failed') {
      throw new AwsError(FailureCode ?? 'Failed', FailureMessage ?? '');
    }
    return State === 'available' ? { NatGatewayId: physicalId } : undefined;
  },
  async update({ physicalId, properties: before }, after, context) {
    await updateTags(physicalId, before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    await call('ec2', 'DeleteNatGateway', { NatGatewayId: physicalId });
  },
  async deleted({ physicalId }, { call }) {
    const { NatGateways = [] } = await call('ec2', 'DescribeNatGateways', {
      NatGatewayIds: [physicalId],
    });
    return NatGateways.every(({ State }) => State === 'deleted');
  },
});

export const ec2Nat = [eip, natGateway];
