import {
  DescribeFirewallCommand,
  DescribeRuleGroupCommand,
  NetworkFirewallClient,
} from '@aws-sdk/client-network-firewall';
import { undefinedIfNotFound } from './errors';
import { AwsSession } from './sessions';

/** The state of a firewall's endpoint in one availability zone. */
export interface FirewallZoneState {
  zone: string;
  endpointId?: string;
  subnetId?: string;
  /** CREATING, DELETING, FAILED, ERROR, SCALING or READY. */
  attachmentStatus?: string;
  statusMessage?: string;
  /** How far the policy and each of its rule groups are in this zone, by ARN. */
  config: Readonly<Record<string, ObjectSyncState>>;
}

/** @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_PerObjectStatus.html */
export interface ObjectSyncState {
  /** PENDING, IN_SYNC, CAPACITY_CONSTRAINED, NOT_SUBSCRIBED or DEPRECATED. */
  syncStatus: string;
  /** The version of the object that is in sync, or on its way. */
  updateToken?: string;
}

/** @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_DescribeFirewall.html */
export interface NetworkFirewall {
  arn: string;
  name: string;
  policyArn: string;
  /** PROVISIONING, DELETING or READY. */
  status?: string;
  /** ConfigurationSyncStateSummary: PENDING, IN_SYNC or CAPACITY_CONSTRAINED. */
  syncState?: string;
  zones: FirewallZoneState[];
}

/** @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_DescribeRuleGroup.html */
export interface RuleGroup {
  name: string;
  capacity?: number;
  consumedCapacity?: number;
  /** ISO-8601. */
  modifiedAt?: string;
  /** Suricata rules; absent where the group is a domain list. */
  rulesString?: string;
  /** The targets of a domain list; absent where the group is rules text. */
  domains?: string[];
  /** Another one after each change. */
  updateToken?: string;
}

export interface NetworkFirewallGateway {
  /** Undefined where there is no such firewall. */
  describeFirewall(arn: string): Promise<NetworkFirewall | undefined>;
  /** Undefined where there is no such rule group. */
  describeRuleGroup(arn: string): Promise<RuleGroup | undefined>;
}

export function createNetworkFirewallGateway({
  clientConfig,
  call,
}: AwsSession): NetworkFirewallGateway {
  const client = new NetworkFirewallClient(clientConfig);

  return {
    async describeFirewall(arn) {
      const answer = await undefinedIfNotFound(
        call('network-firewall:DescribeFirewall', o =>
          client.send(new DescribeFirewallCommand({ FirewallArn: arn }), o),
        ),
      );
      return (
        answer && {
          arn,
          name: answer.Firewall?.FirewallName ?? '',
          policyArn: answer.Firewall?.FirewallPolicyArn ?? '',
          status: answer.FirewallStatus?.Status,
          syncState: answer.FirewallStatus?.ConfigurationSyncStateSummary,
          zones: Object.entries(answer.FirewallStatus?.SyncStates ?? {}).map(
            ([zone, { Attachment, Config = {} }]) => ({
              zone,
              endpointId: Attachment?.EndpointId,
              subnetId: Attachment?.SubnetId,
              attachmentStatus: Attachment?.Status,
              statusMessage: Attachment?.StatusMessage,
              config: Object.fromEntries(
                Object.entries(Config).map(
                  ([object, { SyncStatus = 'PENDING', UpdateToken }]) => [
                    object,
                    { syncStatus: SyncStatus, updateToken: UpdateToken },
                  ],
                ),
              ),
            }),
          ),
        }
      );
    },

    async describeRuleGroup(arn) {
      const answer = await undefinedIfNotFound(
        call('network-firewall:DescribeRuleGroup', o =>
          client.send(new DescribeRuleGroupCommand({ RuleGroupArn: arn }), o),
        ),
      );
      const source = answer?.RuleGroup?.RulesSource;
      const response = answer?.RuleGroupResponse;
      return (
        answer && {
          name: response?.RuleGroupName ?? '',
          capacity: response?.Capacity,
          consumedCapacity: response?.ConsumedCapacity,
          modifiedAt: response?.LastModifiedTime?.toISOString(),
          rulesString: source?.RulesString,
          domains: source?.RulesSourceList?.Targets,
          updateToken: answer.UpdateToken,
        }
      );
    },
  };
}
