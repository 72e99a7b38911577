import type {
  FirewallPolicy,
  RuleGroup,
  RuleGroupType,
} from '@aws-sdk/client-network-firewall';
import { required } from './required';
import { resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface RuleGroupProperties {
  readonly RuleGroupName: string;
  readonly Type: RuleGroupType;
  readonly Capacity: number;
  readonly RuleGroup?: RuleGroup;
  readonly Description?: string;
  readonly Tags?: Tag[];
}

const ruleGroup = resourceProvider<RuleGroupProperties>({
  type: 'AWS::NetworkFirewall::RuleGroup',
  properties: [
    'RuleGroupName',
    'Type',
    'Capacity',
    'RuleGroup',
    'Description',
    'Tags',
  ],
  attributes: ['RuleGroupArn', 'RuleGroupId'],
  fixed: ['Tags'],
  async create(properties, { call }) {
    const { RuleGroupResponse } = await call(
      'network-firewall',
      'CreateRuleGroup',
      properties,
    );
    const { RuleGroupArn, RuleGroupId } = required(
      RuleGroupResponse,
      'RuleGroupResponse',
    );
    const arn = required(RuleGroupArn, 'RuleGroupResponse.RuleGroupArn');
    return {
      physicalId: arn,
      attributes: {
        RuleGroupArn: arn,
        RuleGroupId: required(RuleGroupId, 'RuleGroupResponse.RuleGroupId'),
      },
    };
  },
  async update({ physicalId: RuleGroupArn }, properties, { call }) {
    const { UpdateToken } = await call(
      'network-firewall',
      'DescribeRuleGroup',
      { RuleGroupArn },
    );
    await call('network-firewall', 'UpdateRuleGroup', {
      RuleGroupArn,
      UpdateToken,
      RuleGroup: properties.RuleGroup,
      Description: properties.Description,
    });
  },
  async delete({ physicalId: RuleGroupArn }, { call }) {
    await call('network-firewall', 'DeleteRuleGroup', { RuleGroupArn });
  },
  async deleted({ physicalId: RuleGroupArn }, { call }) {
    // Answers with an error once the rule group is gone.
    await call('network-firewall', 'DescribeRuleGroup', { RuleGroupArn });
    return false;
  },
});

interface FirewallPolicyProperties {
  readonly FirewallPolicyName: string;
  readonly FirewallPolicy: FirewallPolicy;
  readonly Description?: string;
  readonly Tags?: Tag[];
}

const firewallPolicy = resourceProvider<FirewallPolicyProperties>({
  type: 'AWS::NetworkFirewall::FirewallPolicy',
  properties: ['FirewallPolicyName', 'FirewallPolicy', 'Description', 'Tags'],
  attributes: ['FirewallPolicyArn', 'FirewallPolicyId'],
  fixed: ['Tags'],
  async create(properties, { call }) {
    const { FirewallPolicyResponse } = await call(
      'network-firewall',
      'CreateFirewallPolicy',
      properties,
    );
    const { FirewallPolicyArn, FirewallPolicyId } = required(
      FirewallPolicyResponse,
      'FirewallPolicyResponse',
    );
    const arn = required(FirewallPolicyArn, 'FirewallPolicyArn');
    return {
      physicalId: arn,
      attributes: {
        FirewallPolicyArn: arn,
        FirewallPolicyId: required(FirewallPolicyId, 'FirewallPolicyId'),
      },
    };
  },
  async update({ physicalId: FirewallPolicyArn }, properties, { call }) {
    const { UpdateToken } = await call(
      'network-firewall',
      'DescribeFirewallPolicy',
      { FirewallPolicyArn },
    );
    await call('network-firewall', 'UpdateFirewallPolicy', {
      FirewallPolicyArn,
      UpdateToken,
      FirewallPolicy: properties.FirewallPolicy,
      Description: properties.Description,
    });
  },
  async delete({ physicalId: FirewallPolicyArn }, { call }) {
    await call('network-firewall', 'DeleteFirewallPolicy', {
      FirewallPolicyArn,
    });
  },
  async deleted({ physicalId: FirewallPolicyArn }, { call }) {
    // Answers with an error once the policy is gone.
    await call('network-firewall', 'DescribeFirewallPolicy', {
      FirewallPolicyArn,
    });
    return false;
  },
});

export const networkFirewallRules = [ruleGroup, firewallPolicy];
