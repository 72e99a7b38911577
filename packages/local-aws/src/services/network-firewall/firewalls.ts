import { randomUUID } from 'node:crypto';
import {
  CreateFirewallRequest,
  CreateFirewallResponse,
  DeleteFirewallRequest,
  DeleteFirewallResponse,
  DescribeFirewallRequest,
  DescribeFirewallResponse,
  ListFirewallsRequest,
  ListFirewallsResponse,
} from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../service';
import { isSettled, settlesAfter } from '../settling';
import { createEndpoints, deleteEndpoints } from './endpoints';
import { invalidOperation, invalidRequest, resourceNotFound } from './errors';
import { findFirewallPolicy } from './firewallPolicies';
import { firewallDescription, firewallStatus } from './firewallStatus';
import { listPage } from './listPage';
import { operation } from './operation';
import { arnOf, FIREWALL_SECONDS, FirewallRecord, firewalls } from './records';

export const createFirewall = operation<CreateFirewallRequest>()(
  ['FirewallName', 'FirewallPolicyArn', 'VpcId', 'SubnetMappings'],
  [
    'DeleteProtection',
    'SubnetChangeProtection',
    'FirewallPolicyChangeProtection',
    'Description',
    'Tags',
  ],
  async (input, context): Promise<CreateFirewallResponse> => {
    const { FirewallName: name, FirewallPolicyArn, VpcId: vpcId } = input;
    const arn = arnOf('firewall', name, context);
    if (existingFirewalls(context).some(firewall => firewall.arn === arn)) {
      throw invalidRequest(
        `A resource with the specified name already exists, resource: ${arn}`,
      );
    }
    findFirewallPolicy({ FirewallPolicyArn }, context);
    const subnetIds = input.SubnetMappings.map(({ SubnetId = '' }) => SubnetId);
    const record: FirewallRecord = {
      arn,
      id: randomUUID(),
      name,
      description: input.Description,
      tags: input.Tags ?? [],
      policyArn: FirewallPolicyArn,
      vpcId,
      attachments: await createEndpoints(vpcId, subnetIds, context),
      // On unless said otherwise: https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_CreateFirewall.html
      deleteProtection: input.DeleteProtection ?? true,
      subnetChangeProtection: input.SubnetChangeProtection ?? true,
      policyChangeProtection: input.FirewallPolicyChangeProtection ?? true,
      logDestinations: [],
      updateToken: randomUUID(),
      status: 'READY',
      settlesAt: settlesAfter(context, FIREWALL_SECONDS),
    };
    firewalls(context).set(arn, record);
    return {
      Firewall: firewallDescription(record),
      FirewallStatus: firewallStatus(record, context),
    };
  },
);

export const describeFirewall = operation<DescribeFirewallRequest>()(
  [],
  ['FirewallName', 'FirewallArn'],
  (input, context): DescribeFirewallResponse => {
    const record = findFirewall(input, context);
    return {
      UpdateToken: record.updateToken,
      Firewall: firewallDescription(record),
      FirewallStatus: firewallStatus(record, context),
    };
  },
);

export const listFirewalls = operation<ListFirewallsRequest>()(
  [],
  ['NextToken', 'VpcIds', 'MaxResults'],
  ({ VpcIds = [], ...paging }, context): ListFirewallsResponse => {
    const found = existingFirewalls(context).filter(
      ({ vpcId }) => !VpcIds.length || VpcIds.includes(vpcId),
    );
    const page = listPage(found, ({ arn }) => arn, paging);
    return {
      Firewalls: page.items.map(({ arn, name }) => ({
        FirewallArn: arn,
        FirewallName: name,
      })),
      NextToken: page.nextToken,
    };
  },
);

export const deleteFirewall = operation<DeleteFirewallRequest>()(
  [],
  ['FirewallName', 'FirewallArn'],
  async (input, context): Promise<DeleteFirewallResponse> => {
    const record = findFirewall(input, context);
    if (record.deleteProtection) {
      throw invalidOperation(
        `Unable to fulfill request because the following related VpcEndpoint(s) or delete protection still exist: delete protection of ${record.name} is on`,
      );
    }
    if (record.status !== 'DELETING') {
      await deleteEndpoints(record.attachments, context);
    }
    const deleting: FirewallRecord = {
      ...record,
      status: 'DELETING',
      settlesAt: settlesAfter(context, FIREWALL_SECONDS),
    };
    firewalls(context).set(record.arn, deleting);
    return {
      Firewall: firewallDescription(deleting),
      FirewallStatus: firewallStatus(deleting, context),
    };
  },
);

/** Those that exist: what has been deleted for good is removed here. */
export function existingFirewalls(context: CallContext): FirewallRecord[] {
  return firewalls(context)
    .values()
    .filter(firewall => {
      const isGone =
        firewall.status === 'DELETING' && isSettled(firewall, context);
      if (isGone) firewalls(context).delete(firewall.arn);
      return !isGone;
    });
}

/** @throws AwsError ResourceNotFoundException */
export function findFirewall(
  asked: { FirewallArn?: string; FirewallName?: string },
  context: CallContext,
): FirewallRecord {
  const { FirewallArn, FirewallName } = asked;
  if (FirewallArn === undefined && FirewallName === undefined) {
    throw invalidRequest('FirewallArn or FirewallName is required');
  }
  const record = existingFirewalls(context).find(
    ({ arn, name }) =>
      (FirewallArn ?? arn) === arn && (FirewallName ?? name) === name,
  );
  if (!record) {
    throw resourceNotFound(
      `Unable to find firewall: ${FirewallArn ?? FirewallName}`,
    );
  }
  return record;
}
