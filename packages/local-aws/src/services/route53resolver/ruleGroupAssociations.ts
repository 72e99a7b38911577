import type {
  AssociateFirewallRuleGroupRequest,
  AssociateFirewallRuleGroupResponse,
  DisassociateFirewallRuleGroupRequest,
  DisassociateFirewallRuleGroupResponse,
  FirewallRuleGroupAssociation,
  GetFirewallRuleGroupAssociationRequest,
  GetFirewallRuleGroupAssociationResponse,
  ListFirewallRuleGroupAssociationsRequest,
  ListFirewallRuleGroupAssociationsResponse,
  UpdateFirewallRuleGroupAssociationRequest,
  UpdateFirewallRuleGroupAssociationResponse,
} from '@aws-sdk/client-route53resolver';
import { CallContext } from '../../service';
import {
  checkNewAssociation,
  checkPriority,
  findAssociation,
  ofVpc,
  refuseProtected,
} from './associationRules';
import { validationError } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  AssociationRecord,
  associations,
  changeOf,
  existing,
  identified,
  now,
  startChange,
  tags,
} from './records';
import { findRuleGroup } from './ruleGroups';
import { vpcExists } from './vpcExists';

const AssociateFirewallRuleGroup =
  operation<AssociateFirewallRuleGroupRequest>()(
    ['CreatorRequestId', 'FirewallRuleGroupId', 'VpcId', 'Priority', 'Name'],
    ['MutationProtection', 'Tags'],
    async (input, context): Promise<AssociateFirewallRuleGroupResponse> => {
      const { Tags = [], ...wanted } = input;
      findRuleGroup(input.FirewallRuleGroupId, context);
      if (!(await vpcExists(input.VpcId, context))) {
        throw validationError(`The VPC ${input.VpcId} does not exist.`);
      }
      const others = ofVpc(input.VpcId, context);
      const earlier = others.find(
        ({ CreatorRequestId }) => CreatorRequestId === input.CreatorRequestId,
      );
      if (earlier) return answer(earlier, context);
      checkNewAssociation(input, others);
      checkPriority(input.Priority, others);
      const record: AssociationRecord = {
        ...identified(
          'firewall-rule-group-association',
          'rslvr-frgassoc',
          context,
        ),
        ...wanted,
        MutationProtection: input.MutationProtection ?? 'DISABLED',
        ModificationTime: now(context),
        ...startChange('UPDATING', context),
      };
      associations(context).set(record.Id, record);
      tags(context).set(record.Arn, Tags);
      return answer(record, context);
    },
  );

const GetFirewallRuleGroupAssociation =
  operation<GetFirewallRuleGroupAssociationRequest>()(
    ['FirewallRuleGroupAssociationId'],
    [],
    (
      { FirewallRuleGroupAssociationId: id },
      context,
    ): GetFirewallRuleGroupAssociationResponse =>
      answer(findAssociation(id, context), context),
  );

const ListFirewallRuleGroupAssociations =
  operation<ListFirewallRuleGroupAssociationsRequest>()(
    [],
    ['FirewallRuleGroupId', 'VpcId', 'Priority', 'MaxResults', 'NextToken'],
    (input, context): ListFirewallRuleGroupAssociationsResponse => {
      const { FirewallRuleGroupId, VpcId, Priority } = input;
      const wanted = existing(associations, context).filter(
        record =>
          (FirewallRuleGroupId ?? record.FirewallRuleGroupId) ===
            record.FirewallRuleGroupId &&
          (VpcId ?? record.VpcId) === record.VpcId &&
          (Priority ?? record.Priority) === record.Priority,
      );
      const page = listPage(wanted, ({ Id }) => Id, input);
      return {
        NextToken: page.nextToken,
        FirewallRuleGroupAssociations: page.items.map(record =>
          described(record, context),
        ),
      };
    },
  );

const UpdateFirewallRuleGroupAssociation =
  operation<UpdateFirewallRuleGroupAssociationRequest>()(
    ['FirewallRuleGroupAssociationId'],
    ['Priority', 'MutationProtection', 'Name'],
    (input, context): UpdateFirewallRuleGroupAssociationResponse => {
      const before = findAssociation(
        input.FirewallRuleGroupAssociationId,
        context,
      );
      const { MutationProtection = before.MutationProtection } = input;
      const { Priority = before.Priority, Name = before.Name } = input;
      // The protection itself can be taken off, and with it comes the rest.
      if (MutationProtection === 'ENABLED') refuseProtected(before);
      checkPriority(
        Priority,
        ofVpc(before.VpcId, context).filter(({ Id }) => Id !== before.Id),
      );
      const record: AssociationRecord = {
        ...before,
        Priority,
        Name,
        MutationProtection,
        ModificationTime: now(context),
        ...startChange('UPDATING', context),
      };
      associations(context).set(record.Id, record);
      return answer(record, context);
    },
  );

const DisassociateFirewallRuleGroup =
  operation<DisassociateFirewallRuleGroupRequest>()(
    ['FirewallRuleGroupAssociationId'],
    [],
    (
      { FirewallRuleGroupAssociationId: id },
      context,
    ): DisassociateFirewallRuleGroupResponse => {
      const before = findAssociation(id, context);
      refuseProtected(before);
      const record = { ...before, ...startChange('DELETING', context) };
      associations(context).set(record.Id, record);
      tags(context).delete(record.Arn);
      return {
        FirewallRuleGroupAssociation: {
          ...described(record, context),
          Status: 'DELETING',
        },
      };
    },
  );

export const ruleGroupAssociationOperations = {
  AssociateFirewallRuleGroup,
  GetFirewallRuleGroupAssociation,
  ListFirewallRuleGroupAssociations,
  UpdateFirewallRuleGroupAssociation,
  DisassociateFirewallRuleGroup,
};

function answer(record: AssociationRecord, context: CallContext) {
  return { FirewallRuleGroupAssociation: described(record, context) };
}

function described(
  { change, settlesAt, ...record }: AssociationRecord,
  context: CallContext,
): FirewallRuleGroupAssociation {
  const current = changeOf({ change, settlesAt }, context);
  return {
    ...record,
    Status:
      current === undefined || current === 'CREATING' ? 'COMPLETE' : current,
    StatusMessage: '',
  };
}
