import { randomUUID } from 'node:crypto';
import type { CreateFirewallRuleRequest } from '@aws-sdk/client-route53resolver';
import { jsonEquals } from '../template/json';
import { changeTags } from './dnsFirewall';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

type RuleProperties = Pick<
  CreateFirewallRuleRequest,
  | 'BlockResponse'
  | 'BlockOverrideDomain'
  | 'BlockOverrideDnsType'
  | 'BlockOverrideTtl'
  | 'FirewallDomainRedirectionAction'
  | 'Qtype'
> & {
  readonly FirewallDomainListId: string;
  readonly Priority: number;
  readonly Action: 'ALLOW' | 'BLOCK' | 'ALERT';
};

interface RuleGroupProperties {
  readonly Name?: string;
  readonly FirewallRules?: RuleProperties[];
  readonly Tags?: Tag[];
}

const ruleGroup = resourceProvider<RuleGroupProperties>({
  type: 'AWS::Route53Resolver::FirewallRuleGroup',
  properties: ['Name', 'FirewallRules', 'Tags'],
  attributes: [
    'Id',
    'Arn',
    'RuleCount',
    'Status',
    'StatusMessage',
    'OwnerId',
    'ShareStatus',
    'CreatorRequestId',
    'CreationTime',
    'ModificationTime',
  ],
  async create({ FirewallRules = [], ...properties }, context) {
    const { FirewallRuleGroup: group } = await context.call(
      'route53resolver',
      'CreateFirewallRuleGroup',
      {
        Name: properties.Name ?? context.generateName(64),
        Tags: properties.Tags,
        CreatorRequestId: randomUUID(),
      },
    );
    const physicalId = required(group?.Id, 'FirewallRuleGroup.Id');
    await changeRules(physicalId, [], FirewallRules, context);
    return { physicalId };
  },
  async ready({ physicalId: FirewallRuleGroupId }, { call }) {
    const { FirewallRuleGroup: group = {} } = await call(
      'route53resolver',
      'GetFirewallRuleGroup',
      { FirewallRuleGroupId },
    );
    return group.Status === 'COMPLETE'
      ? {
          Id: FirewallRuleGroupId,
          Arn: required(group.Arn, 'FirewallRuleGroup.Arn'),
          RuleCount: required(group.RuleCount, 'FirewallRuleGroup.RuleCount'),
          Status: group.Status,
          StatusMessage: group.StatusMessage ?? '',
          OwnerId: group.OwnerId ?? '',
          ShareStatus: group.ShareStatus ?? '',
          CreatorRequestId: group.CreatorRequestId ?? '',
          CreationTime: group.CreationTime ?? '',
          ModificationTime: group.ModificationTime ?? '',
        }
      : undefined;
  },
  async update({ physicalId, properties: before, attributes }, after, context) {
    await changeRules(
      physicalId,
      before.FirewallRules ?? [],
      after.FirewallRules ?? [],
      context,
    );
    await changeTags(String(attributes.Arn), before.Tags, after.Tags, context);
  },
  async delete({ physicalId, properties }, context) {
    await changeRules(physicalId, properties.FirewallRules ?? [], [], context);
    await context.call('route53resolver', 'DeleteFirewallRuleGroup', {
      FirewallRuleGroupId: physicalId,
    });
  },
});

/**
 * A rule that changes is made anew, after those that are not wanted any more have made room for
 * its priority.
 */
async function changeRules(
  FirewallRuleGroupId: string,
  before: readonly RuleProperties[],
  after: readonly RuleProperties[],
  { call }: ResourceContext,
): Promise<void> {
  const isIn = (rules: readonly RuleProperties[], rule: RuleProperties) =>
    rules.some(other => jsonEquals({ ...other }, { ...rule }));
  for (const rule of before.filter(item => !isIn(after, item))) {
    await call('route53resolver', 'DeleteFirewallRule', {
      FirewallRuleGroupId,
      FirewallDomainListId: rule.FirewallDomainListId,
      Qtype: rule.Qtype,
    });
  }
  for (const rule of after.filter(item => !isIn(before, item))) {
    await call('route53resolver', 'CreateFirewallRule', {
      ...rule,
      FirewallRuleGroupId,
      // The registry's rules have no name; which one the handler gives is [UNV].
      Name: `rule-${rule.Priority}`,
      CreatorRequestId: randomUUID(),
    });
  }
}

export const dnsFirewallRules = [ruleGroup];
