import { randomUUID } from 'node:crypto';
import {
  AssociateFirewallPolicyRequest,
  AssociateFirewallPolicyResponse,
  UpdateFirewallDeleteProtectionRequest,
  UpdateFirewallDeleteProtectionResponse,
  UpdateFirewallDescriptionRequest,
  UpdateFirewallDescriptionResponse,
  UpdateFirewallPolicyChangeProtectionRequest,
  UpdateFirewallPolicyChangeProtectionResponse,
  UpdateSubnetChangeProtectionRequest,
  UpdateSubnetChangeProtectionResponse,
} from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../service';
import { settlesAfter } from '../settling';
import { invalidOperation, invalidToken } from './errors';
import { findFirewallPolicy } from './firewallPolicies';
import { findFirewall } from './firewalls';
import { operation } from './operation';
import { FirewallRecord, firewalls, SYNC_SECONDS } from './records';

export const updateFirewallDeleteProtection =
  operation<UpdateFirewallDeleteProtectionRequest>()(
    ['DeleteProtection'],
    ['UpdateToken', 'FirewallArn', 'FirewallName'],
    (input, context): UpdateFirewallDeleteProtectionResponse => {
      const { DeleteProtection } = input;
      const change = { deleteProtection: DeleteProtection };
      return { ...changed(input, change, context), DeleteProtection };
    },
  );

export const updateSubnetChangeProtection =
  operation<UpdateSubnetChangeProtectionRequest>()(
    ['SubnetChangeProtection'],
    ['UpdateToken', 'FirewallArn', 'FirewallName'],
    (input, context): UpdateSubnetChangeProtectionResponse => {
      const { SubnetChangeProtection } = input;
      const change = { subnetChangeProtection: SubnetChangeProtection };
      return { ...changed(input, change, context), SubnetChangeProtection };
    },
  );

export const updateFirewallPolicyChangeProtection =
  operation<UpdateFirewallPolicyChangeProtectionRequest>()(
    ['FirewallPolicyChangeProtection'],
    ['UpdateToken', 'FirewallArn', 'FirewallName'],
    (input, context): UpdateFirewallPolicyChangeProtectionResponse => {
      const { FirewallPolicyChangeProtection } = input;
      const change = { policyChangeProtection: FirewallPolicyChangeProtection };
      return {
        ...changed(input, change, context),
        FirewallPolicyChangeProtection,
      };
    },
  );

export const updateFirewallDescription =
  operation<UpdateFirewallDescriptionRequest>()(
    [],
    ['UpdateToken', 'FirewallArn', 'FirewallName', 'Description'],
    (input, context): UpdateFirewallDescriptionResponse => {
      const { Description } = input;
      const change = { description: Description };
      return { ...changed(input, change, context), Description };
    },
  );

export const associateFirewallPolicy =
  operation<AssociateFirewallPolicyRequest>()(
    ['FirewallPolicyArn'],
    ['UpdateToken', 'FirewallArn', 'FirewallName'],
    (input, context): AssociateFirewallPolicyResponse => {
      const { FirewallPolicyArn } = input;
      findFirewallPolicy({ FirewallPolicyArn }, context);
      const { name, policyChangeProtection } = findFirewall(input, context);
      if (policyChangeProtection) {
        throw invalidOperation(`Policy change protection of ${name} is on`);
      }
      const change = {
        policyArn: FirewallPolicyArn,
        settlesAt: settlesAfter(context, SYNC_SECONDS),
      };
      return { ...changed(input, change, context), FirewallPolicyArn };
    },
  );

interface ChangeRequest {
  readonly UpdateToken?: string;
  readonly FirewallArn?: string;
  readonly FirewallName?: string;
}

/** Without a token the change is unconditional (API reference, "UpdateToken"). */
function changed(
  asked: ChangeRequest,
  change: Partial<FirewallRecord>,
  context: CallContext,
) {
  const record = findFirewall(asked, context);
  const { UpdateToken: expected = record.updateToken } = asked;
  if (expected !== record.updateToken) throw invalidToken();
  const UpdateToken = randomUUID();
  firewalls(context).set(record.arn, {
    ...record,
    ...change,
    updateToken: UpdateToken,
  });
  return {
    FirewallArn: record.arn,
    FirewallName: record.name,
    UpdateToken,
  };
}
