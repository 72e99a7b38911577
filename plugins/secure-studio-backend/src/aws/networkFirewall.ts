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
  /** SyncStatus of the policy and of each rule group in this zone. */
  syncStatuses: string[];
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
              syncStatuses: Object.values(Config).map(
                ({ SyncStatus = 'PENDING' }) => SyncStatus,
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
        }
      );
    },
  };
}
