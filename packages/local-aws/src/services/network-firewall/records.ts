import {
  FirewallPolicy,
  LogDestinationConfig,
  RuleGroup,
  Tag,
} from '@aws-sdk/client-network-firewall';
import { CallContext } from '../../service';
import { Collection } from '../../state';
import { Settling } from '../settling';

/** How long a firewall takes to come up or go, and a change to reach its zones, at the demo's pace, in seconds. */
export const FIREWALL_SECONDS = 4;
export const SYNC_SECONDS = 3;

interface Named {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly tags: Tag[];
  /** Changes with every change: AWS's optimistic lock. */
  readonly updateToken: string;
}

/** Its change has reached the zones when it settles; until then they have the previous token. */
export interface RuleGroupRecord extends Named, Settling {
  readonly capacity: number;
  readonly ruleGroup: RuleGroup;
  readonly lastModifiedTime: string;
  readonly previousToken?: string;
}

export interface FirewallPolicyRecord extends Named, Settling {
  readonly policy: FirewallPolicy;
  readonly lastModifiedTime: string;
  readonly previousToken?: string;
}

/** One endpoint of a firewall. */
export interface AttachmentRecord {
  readonly subnetId: string;
  readonly availabilityZone: string;
  readonly endpointId: string;
}

export interface FirewallRecord extends Named, Settling {
  readonly status: 'READY' | 'DELETING';
  readonly policyArn: string;
  readonly vpcId: string;
  readonly attachments: AttachmentRecord[];
  readonly deleteProtection: boolean;
  readonly subnetChangeProtection: boolean;
  readonly policyChangeProtection: boolean;
  readonly logDestinations: LogDestinationConfig[];
}

/** All by ARN. */
export const ruleGroups = collection<RuleGroupRecord>('ruleGroups');
export const firewallPolicies = collection<FirewallPolicyRecord>('policies');
export const firewalls = collection<FirewallRecord>('firewalls');

/** Resource ARNs (service authorization reference, "AWS Network Firewall"). */
export function arnOf(
  kind: 'firewall' | 'firewall-policy' | 'stateful-rulegroup',
  name: string,
  { region, caller }: CallContext,
): string {
  return `arn:aws:network-firewall:${region}:${caller.accountId}:${kind}/${name}`;
}

function collection<Item extends object>(name: string) {
  return (context: CallContext): Collection<Item> =>
    context.state.collection(`network-firewall.${name}`);
}
