import type {
  AssociateResolverQueryLogConfigRequest,
  AssociateResolverQueryLogConfigResponse,
  DisassociateResolverQueryLogConfigRequest,
  DisassociateResolverQueryLogConfigResponse,
  GetResolverQueryLogConfigAssociationRequest,
  GetResolverQueryLogConfigAssociationResponse,
  ListResolverQueryLogConfigAssociationsRequest,
  ListResolverQueryLogConfigAssociationsResponse,
  ResolverQueryLogConfigAssociation,
} from '@aws-sdk/client-route53resolver';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { invalidParameter, resourceExists } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import { findQueryLogConfig } from './queryLogConfigs';
import {
  changeOf,
  existing,
  found,
  now,
  QueryLogAssociationRecord,
  queryLogAssociations,
  startChange,
} from './records';
import { vpcExists } from './vpcExists';

const AssociateResolverQueryLogConfig =
  operation<AssociateResolverQueryLogConfigRequest>()(
    ['ResolverQueryLogConfigId', 'ResourceId'],
    [],
    async (
      input,
      context,
    ): Promise<AssociateResolverQueryLogConfigResponse> => {
      findQueryLogConfig(input.ResolverQueryLogConfigId, context);
      if (!(await vpcExists(input.ResourceId, context))) {
        throw invalidParameter(`The VPC ${input.ResourceId} does not exist.`);
      }
      if (pairOf(input, context)) {
        throw resourceExists(
          `${input.ResourceId} is associated with ${input.ResolverQueryLogConfigId} already.`,
        );
      }
      const record: QueryLogAssociationRecord = {
        ...input,
        Id: `rqlca-${randomId(17)}`,
        Error: 'NONE',
        ErrorMessage: '',
        CreationTime: now(context),
        ...startChange('CREATING', context),
      };
      queryLogAssociations(context).set(record.Id, record);
      return answer(record, context);
    },
  );

const GetResolverQueryLogConfigAssociation =
  operation<GetResolverQueryLogConfigAssociationRequest>()(
    ['ResolverQueryLogConfigAssociationId'],
    [],
    (
      { ResolverQueryLogConfigAssociationId: id },
      context,
    ): GetResolverQueryLogConfigAssociationResponse =>
      answer(
        found(
          existing(queryLogAssociations, context).find(({ Id }) => Id === id),
          `The query logging association ${id}`,
        ),
        context,
      ),
  );

const ListResolverQueryLogConfigAssociations =
  operation<ListResolverQueryLogConfigAssociationsRequest>()(
    [],
    ['MaxResults', 'NextToken'],
    (input, context): ListResolverQueryLogConfigAssociationsResponse => {
      const all = existing(queryLogAssociations, context);
      const page = listPage(all, ({ Id }) => Id, input);
      return {
        NextToken: page.nextToken,
        TotalCount: all.length,
        TotalFilteredCount: all.length,
        ResolverQueryLogConfigAssociations: page.items.map(record =>
          described(record, context),
        ),
      };
    },
  );

const DisassociateResolverQueryLogConfig =
  operation<DisassociateResolverQueryLogConfigRequest>()(
    ['ResolverQueryLogConfigId', 'ResourceId'],
    [],
    (input, context): DisassociateResolverQueryLogConfigResponse => {
      const before = found(
        pairOf(input, context),
        `The association of ${input.ResourceId} with ${input.ResolverQueryLogConfigId}`,
      );
      const record = { ...before, ...startChange('DELETING', context) };
      queryLogAssociations(context).set(record.Id, record);
      return {
        ResolverQueryLogConfigAssociation: {
          ...described(record, context),
          Status: 'DELETING',
        },
      };
    },
  );

export const queryLogAssociationOperations = {
  AssociateResolverQueryLogConfig,
  GetResolverQueryLogConfigAssociation,
  ListResolverQueryLogConfigAssociations,
  DisassociateResolverQueryLogConfig,
};

function pairOf(
  asked: { ResolverQueryLogConfigId: string; ResourceId: string },
  context: CallContext,
): QueryLogAssociationRecord | undefined {
  return existing(queryLogAssociations, context).find(
    record =>
      record.ResolverQueryLogConfigId === asked.ResolverQueryLogConfigId &&
      record.ResourceId === asked.ResourceId,
  );
}

function answer(record: QueryLogAssociationRecord, context: CallContext) {
  return { ResolverQueryLogConfigAssociation: described(record, context) };
}

function described(
  { change, settlesAt, ...record }: QueryLogAssociationRecord,
  context: CallContext,
): ResolverQueryLogConfigAssociation {
  const current = changeOf({ change, settlesAt }, context);
  return {
    ...record,
    Status:
      current === undefined || current === 'UPDATING' ? 'ACTIVE' : current,
  };
}
