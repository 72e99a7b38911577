import {
  Firewall,
  FirewallStatus,
  PerObjectStatus,
} from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../service';
import { isSettled } from '../settling';
import {
  firewallPolicies,
  FirewallPolicyRecord,
  FirewallRecord,
  RuleGroupRecord,
  ruleGroups,
} from './records';

export function firewallDescription(record: FirewallRecord): Firewall {
  return {
    FirewallName: record.name,
    FirewallArn: record.arn,
    FirewallId: record.id,
    FirewallPolicyArn: record.policyArn,
    VpcId: record.vpcId,
    SubnetMappings: record.attachments.map(({ subnetId }) => ({
      SubnetId: subnetId,
    })),
    DeleteProtection: record.deleteProtection,
    SubnetChangeProtection: record.subnetChangeProtection,
    FirewallPolicyChangeProtection: record.policyChangeProtection,
    Description: record.description,
    NumberOfAssociations: 0,
    Tags: record.tags,
  };
}

/**
 * READY only when everything is in sync and every attachment is ready.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_FirewallStatus.html
 */
export function firewallStatus(
  record: FirewallRecord,
  context: CallContext,
): FirewallStatus {
  const isUp = record.status === 'READY' && isSettled(record, context);
  const config = configStatus(record, context);
  const isInSync = Object.values(config).every(
    ({ SyncStatus }) => SyncStatus === 'IN_SYNC',
  );
  return {
    Status: overallStatus(record, isUp && isInSync),
    ConfigurationSyncStateSummary: isUp && isInSync ? 'IN_SYNC' : 'PENDING',
    SyncStates: Object.fromEntries(
      record.attachments.map(({ availabilityZone, subnetId, endpointId }) => [
        availabilityZone,
        {
          Attachment: {
            SubnetId: subnetId,
            EndpointId: isUp ? endpointId : undefined,
            Status: attachmentStatus(record, isUp),
          },
          Config: config,
        },
      ]),
    ),
  };
}

function overallStatus(record: FirewallRecord, isReady: boolean) {
  if (record.status === 'DELETING') return 'DELETING';
  return isReady ? 'READY' : 'PROVISIONING';
}

function attachmentStatus(record: FirewallRecord, isUp: boolean) {
  if (record.status === 'DELETING') return 'DELETING';
  return isUp ? 'READY' : 'CREATING';
}

/** How far the policy and each of its rule groups are in one zone. */
function configStatus(
  { policyArn }: FirewallRecord,
  context: CallContext,
): Record<string, PerObjectStatus> {
  const policy = firewallPolicies(context).get(policyArn);
  const references = policy?.policy.StatefulRuleGroupReferences ?? [];
  const objects = [
    policy,
    ...references.map(({ ResourceArn = '' }) =>
      ruleGroups(context).get(ResourceArn),
    ),
  ].filter(object => object !== undefined);
  return Object.fromEntries(
    objects.map(object => [object.arn, objectStatus(object, context)]),
  );
}

function objectStatus(
  object: FirewallPolicyRecord | RuleGroupRecord,
  context: CallContext,
): PerObjectStatus {
  return isSettled(object, context)
    ? { SyncStatus: 'IN_SYNC', UpdateToken: object.updateToken }
    : { SyncStatus: 'PENDING', UpdateToken: object.previousToken };
}
