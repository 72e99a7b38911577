import type {
  AssociateRouteTableRequest,
  AssociateRouteTableResult,
  DisassociateRouteTableRequest,
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { newId } from './ids';
import { operation } from './operation';
import {
  AssociationRecord,
  internetGateways,
  RouteTableRecord,
  routeTables,
  subnets,
} from './tables';

const AssociateRouteTable = operation<AssociateRouteTableRequest>()(
  ['RouteTableId'],
  ['SubnetId', 'GatewayId'],
  (input, { state }): AssociateRouteTableResult => {
    const table = routeTables.find(state, input.RouteTableId);
    const { SubnetId: subnetId, GatewayId: gatewayId } = input;
    if ((subnetId === undefined) === (gatewayId === undefined)) {
      throw new AwsError(
        'InvalidParameterCombination',
        'Either subnetId or gatewayId must be specified, not both.',
      );
    }
    if (subnetId !== undefined) {
      requireSameVpc(table, subnets.find(state, subnetId).VpcId, subnetId);
    }
    if (gatewayId !== undefined) {
      const gateway = internetGateways.find(state, gatewayId);
      requireSameVpc(table, gateway.vpcId, gatewayId);
      requireEdgeRoutes(table);
    }
    const conflicts = routeTables
      .all(state)
      .flatMap(({ associations }) => associations)
      .some(
        association =>
          (subnetId !== undefined && association.subnetId === subnetId) ||
          (gatewayId !== undefined && association.gatewayId === gatewayId),
      );
    if (conflicts) {
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `the specified association for route table ${table.RouteTableId} conflicts with an existing association`,
      );
    }
    const association: AssociationRecord = {
      associationId: newId('rtbassoc'),
      main: false,
      subnetId,
      gatewayId,
    };
    setAssociations(state, table, [...table.associations, association]);
    return {
      AssociationId: association.associationId,
      AssociationState: { State: 'associated' },
    };
  },
);

const DisassociateRouteTable = operation<DisassociateRouteTableRequest>()(
  ['AssociationId'],
  [],
  (input, { state }): object => {
    const { table, association } = findAssociation(state, input.AssociationId);
    if (association.main) {
      throw new AwsError(
        'InvalidParameterValue',
        `cannot disassociate the main route table association ${association.associationId}`,
      );
    }
    setAssociations(state, table, without(table, association));
    return {};
  },
);

const ReplaceRouteTableAssociation =
  operation<ReplaceRouteTableAssociationRequest>()(
    ['AssociationId', 'RouteTableId'],
    [],
    (input, { state }): ReplaceRouteTableAssociationResult => {
      const { table, association } = findAssociation(
        state,
        input.AssociationId,
      );
      const next = routeTables.find(state, input.RouteTableId);
      requireSameVpc(next, table.VpcId, association.associationId);
      if (association.gatewayId) {
        requireEdgeRoutes(next);
      }
      const moved = { ...association, associationId: newId('rtbassoc') };
      setAssociations(state, table, without(table, association));
      const current = routeTables.find(state, next.RouteTableId);
      setAssociations(state, current, [...current.associations, moved]);
      return {
        NewAssociationId: moved.associationId,
        AssociationState: { State: 'associated' },
      };
    },
  );

function setAssociations(
  state: State,
  table: RouteTableRecord,
  associations: readonly AssociationRecord[],
): void {
  routeTables.rows(state).set(table.RouteTableId, { ...table, associations });
}

function without(
  table: RouteTableRecord,
  { associationId }: AssociationRecord,
) {
  return table.associations.filter(
    association => association.associationId !== associationId,
  );
}

function findAssociation(state: State, id: string) {
  for (const table of routeTables.all(state)) {
    const association = table.associations.find(
      ({ associationId }) => associationId === id,
    );
    if (association) {
      return { table, association };
    }
  }
  throw new AwsError(
    'InvalidAssociationID.NotFound',
    `The association ID '${id}' does not exist`,
  );
}

function requireSameVpc(
  table: RouteTableRecord,
  vpcId: string | undefined,
  other: string,
): void {
  if (vpcId !== table.VpcId) {
    throw new AwsError(
      'InvalidParameterValue',
      `Route table ${table.RouteTableId} and network ${other} belong to different networks`,
    );
  }
}

/**
 * "You cannot associate a route table with a gateway if the route table contains
 * existing routes with targets other than a network interface, Gateway Load Balancer
 * endpoint, or the default local route" (Amazon VPC user guide, gateway route tables).
 */
function requireEdgeRoutes({ RouteTableId, routes }: RouteTableRecord): void {
  const refused = routes.find(
    ({ GatewayId = 'local', NatGatewayId }) =>
      NatGatewayId !== undefined ||
      !(GatewayId === 'local' || GatewayId.startsWith('vpce-')),
  );
  if (refused) {
    throw new AwsError(
      'InvalidParameterValue',
      `The route table ${RouteTableId} has a route to ${
        refused.NatGatewayId ?? refused.GatewayId
      }, which a table associated with a gateway cannot have.`,
    );
  }
}

export const routeTableAssociationOperations = {
  AssociateRouteTable,
  DisassociateRouteTable,
  ReplaceRouteTableAssociation,
};
