import type {
  CreateRouteTableRequest,
  CreateRouteTableResult,
  DeleteRouteTableRequest,
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult,
  RouteTable,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { formatCidr } from './cidr';
import { newId } from './ids';
import { operation } from './operation';
import { quotas } from './quotas';
import { routesOf } from './routeState';
import { select } from './select';
import { RouteTableRecord, routeTables, VpcRecord, vpcs } from './tables';
import { addTags, forgetTags, requestedTags, withTags } from './tags';
import { blocksOf, localRoute } from './vpcCidrBlocks';

function newRouteTable(
  { state, caller }: CallContext,
  { vpc }: Pick<VpcRecord, 'vpc'>,
  main: boolean,
): RouteTableRecord {
  const record: RouteTableRecord = {
    RouteTableId: newId('rtb'),
    VpcId: vpc.VpcId,
    OwnerId: caller.accountId,
    PropagatingVgws: [],
    routes: blocksOf({ vpc }).map(formatCidr).map(localRoute),
    associations: main
      ? [{ associationId: newId('rtbassoc'), main: true }]
      : [],
  };
  routeTables.rows(state).set(record.RouteTableId, record);
  return record;
}

/** The table that a VPC is born with and that its subnets use by default. */
export function createMainRouteTable(
  context: CallContext,
  record: VpcRecord,
): void {
  newRouteTable(context, record, true);
}

const CreateRouteTable = operation<CreateRouteTableRequest>()(
  ['VpcId'],
  ['TagSpecifications', 'ClientToken'],
  (input, context): CreateRouteTableResult => {
    const { state } = context;
    const vpcRecord = vpcs.find(state, input.VpcId);
    const tags = requestedTags(input.TagSpecifications, 'route-table');
    const siblings = routeTables
      .all(state)
      .filter(({ VpcId }) => VpcId === vpcRecord.vpc.VpcId);
    if (siblings.length >= quotas.routeTablesPerVpc) {
      throw new AwsError(
        'RouteTableLimitExceeded',
        'The maximum number of route tables has been reached.',
      );
    }
    const record = newRouteTable(context, vpcRecord, false);
    addTags(context, record.RouteTableId, 'route-table', tags);
    return { RouteTable: describeRouteTable(context)(record) };
  },
);

const DescribeRouteTables = operation<DescribeRouteTablesRequest>()(
  [],
  ['RouteTableIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, context): DescribeRouteTablesResult => {
    const { items, NextToken } = select(
      routeTables.all(context.state).map(describeRouteTable(context)),
      input,
      {
        ids: input.RouteTableIds,
        idOf: ({ RouteTableId = '' }) => RouteTableId,
        notFound: routeTables.notFound,
        filters: {
          'association.gateway-id': table =>
            table.Associations?.map(({ GatewayId }) => GatewayId),
          'association.route-table-association-id': table =>
            table.Associations?.map(
              ({ RouteTableAssociationId }) => RouteTableAssociationId,
            ),
          'association.route-table-id': table =>
            table.Associations?.map(({ RouteTableId }) => RouteTableId),
          'association.subnet-id': table =>
            table.Associations?.map(({ SubnetId }) => SubnetId),
          'association.main': table =>
            table.Associations?.map(({ Main }) => Main),
          'owner-id': table => table.OwnerId,
          'route-table-id': table => table.RouteTableId,
          'route.destination-cidr-block': table =>
            table.Routes?.map(
              ({ DestinationCidrBlock }) => DestinationCidrBlock,
            ),
          'route.destination-prefix-list-id': table =>
            table.Routes?.map(
              ({ DestinationPrefixListId }) => DestinationPrefixListId,
            ),
          'route.gateway-id': table =>
            table.Routes?.map(({ GatewayId }) => GatewayId),
          'route.nat-gateway-id': table =>
            table.Routes?.map(({ NatGatewayId }) => NatGatewayId),
          'route.origin': table => table.Routes?.map(({ Origin }) => Origin),
          'route.state': table => table.Routes?.map(({ State }) => State),
          'vpc-id': table => table.VpcId,
        },
      },
    );
    return { RouteTables: items, NextToken };
  },
);

const DeleteRouteTable = operation<DeleteRouteTableRequest>()(
  ['RouteTableId'],
  [],
  (input, { state }): object => {
    const { RouteTableId: id, associations } = routeTables.find(
      state,
      input.RouteTableId,
    );
    if (associations.length > 0) {
      throw new AwsError(
        'DependencyViolation',
        `The routeTable '${id}' has dependencies and cannot be deleted.`,
      );
    }
    routeTables.rows(state).delete(id);
    forgetTags(state, id);
    return {};
  },
);

function describeRouteTable(context: CallContext) {
  return (record: RouteTableRecord): RouteTable => {
    const { routes: _, associations, ...table } = record;
    return withTags(context.state, table.RouteTableId, {
      ...table,
      Routes: routesOf(record, context),
      Associations: associations.map(
        ({ associationId, main, subnetId, gatewayId }) => ({
          RouteTableAssociationId: associationId,
          RouteTableId: table.RouteTableId,
          Main: main,
          SubnetId: subnetId,
          GatewayId: gatewayId,
          AssociationState: { State: 'associated' as const },
        }),
      ),
    });
  };
}

export const routeTableOperations = {
  CreateRouteTable,
  DescribeRouteTables,
  DeleteRouteTable,
};
