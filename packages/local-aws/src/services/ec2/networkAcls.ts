import type {
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  NetworkAcl,
  NetworkAclEntry,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { operation } from './operation';
import { select } from './select';
import { subnets, VpcRecord, vpcs } from './tables';
import { withTags } from './tags';

/** The default list of every VPC: all traffic passes, in both directions. */
const entries: NetworkAclEntry[] = [false, true].flatMap(Egress =>
  [
    { RuleNumber: 100, RuleAction: 'allow' as const },
    { RuleNumber: 32767, RuleAction: 'deny' as const },
  ].map(rule => ({ ...rule, Egress, CidrBlock: '0.0.0.0/0', Protocol: '-1' })),
);

const DescribeNetworkAcls = operation<DescribeNetworkAclsRequest>()(
  [],
  ['NetworkAclIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, { state }): DescribeNetworkAclsResult => {
    const { items, NextToken } = select(
      vpcs.all(state).map(describeNetworkAcl(state)),
      input,
      {
        ids: input.NetworkAclIds,
        idOf: ({ NetworkAclId = '' }) => NetworkAclId,
        notFound: id =>
          new AwsError(
            'InvalidNetworkAclID.NotFound',
            `The networkAcl ID '${id}' does not exist`,
          ),
        filters: {
          'association.subnet-id': acl =>
            acl.Associations?.map(({ SubnetId }) => SubnetId),
          default: acl => acl.IsDefault,
          'network-acl-id': acl => acl.NetworkAclId,
          'owner-id': acl => acl.OwnerId,
          'vpc-id': acl => acl.VpcId,
        },
      },
    );
    return { NetworkAcls: items, NextToken };
  },
);

function describeNetworkAcl(state: State) {
  return ({ vpc, networkAclId }: VpcRecord): NetworkAcl =>
    withTags(state, networkAclId, {
      NetworkAclId: networkAclId,
      VpcId: vpc.VpcId,
      OwnerId: vpc.OwnerId,
      IsDefault: true,
      Entries: entries,
      Associations: subnets
        .all(state)
        .filter(({ VpcId }) => VpcId === vpc.VpcId)
        .map(({ SubnetId, networkAclAssociationId }) => ({
          NetworkAclId: networkAclId,
          NetworkAclAssociationId: networkAclAssociationId,
          SubnetId,
        })),
    });
}

export const networkAclOperations = { DescribeNetworkAcls };
