import { randomUUID } from 'node:crypto';
import type { FirewallDomainList } from '@aws-sdk/client-route53resolver';
import { jsonEquals } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag, tagChanges } from './tags';

interface DomainListProperties {
  readonly Name?: string;
  readonly Domains?: string[];
  readonly Tags?: Tag[];
}

const domainList = resourceProvider<DomainListProperties>({
  type: 'AWS::Route53Resolver::FirewallDomainList',
  properties: ['Name', 'Domains', 'Tags'],
  attributes: [
    'Id',
    'Arn',
    'DomainCount',
    'Status',
    'StatusMessage',
    'CreatorRequestId',
    'CreationTime',
    'ModificationTime',
  ],
  async create({ Domains = [], ...properties }, context) {
    const { call, generateName } = context;
    const { FirewallDomainList: list = {} } = await call(
      'route53resolver',
      'CreateFirewallDomainList',
      {
        Name: properties.Name ?? generateName(64),
        Tags: properties.Tags,
        CreatorRequestId: randomUUID(),
      },
    );
    const physicalId = required(list.Id, 'FirewallDomainList.Id');
    await setDomains(physicalId, [], Domains, context);
    return { physicalId };
  },
  async ready({ physicalId: FirewallDomainListId }, { call }) {
    const { FirewallDomainList: list = {} } = await call(
      'route53resolver',
      'GetFirewallDomainList',
      { FirewallDomainListId },
    );
    return list.Status === 'COMPLETE' ? domainListAttributes(list) : undefined;
  },
  async update({ physicalId, properties: before, attributes }, after, context) {
    await setDomains(
      physicalId,
      before.Domains ?? [],
      after.Domains ?? [],
      context,
    );
    await changeTags(String(attributes.Arn), before.Tags, after.Tags, context);
  },
  async delete({ physicalId: FirewallDomainListId }, { call }) {
    await call('route53resolver', 'DeleteFirewallDomainList', {
      FirewallDomainListId,
    });
  },
});

/** A request takes 1000 domains at most (API reference, UpdateFirewallDomains). */
const DOMAINS_PER_REQUEST = 1000;

async function setDomains(
  FirewallDomainListId: string,
  before: readonly string[],
  after: readonly string[],
  { call }: ResourceContext,
): Promise<void> {
  if (jsonEquals([...before], [...after])) {
    return;
  }
  let start = 0;
  do {
    await call('route53resolver', 'UpdateFirewallDomains', {
      FirewallDomainListId,
      Operation: start === 0 ? 'REPLACE' : 'ADD',
      Domains: after.slice(start, start + DOMAINS_PER_REQUEST),
    });
    start += DOMAINS_PER_REQUEST;
  } while (start < after.length);
}

function domainListAttributes(list: FirewallDomainList) {
  return {
    Id: required(list.Id, 'FirewallDomainList.Id'),
    Arn: required(list.Arn, 'FirewallDomainList.Arn'),
    DomainCount: required(list.DomainCount, 'FirewallDomainList.DomainCount'),
    Status: required(list.Status, 'FirewallDomainList.Status'),
    StatusMessage: list.StatusMessage ?? '',
    CreatorRequestId: list.CreatorRequestId ?? '',
    CreationTime: list.CreationTime ?? '',
    ModificationTime: list.ModificationTime ?? '',
  };
}

/** Tags of any resource of Route 53 Resolver. */
export async function changeTags(
  ResourceArn: string,
  before: readonly Tag[] | undefined,
  after: readonly Tag[] | undefined,
  { call }: ResourceContext,
): Promise<void> {
  const { removed, set } = tagChanges(before, after);
  if (removed.length > 0) {
    await call('route53resolver', 'UntagResource', {
      ResourceArn,
      TagKeys: removed,
    });
  }
  if (set.length > 0) {
    await call('route53resolver', 'TagResource', { ResourceArn, Tags: set });
  }
}

interface RuleGroupAssociationProperties {
  readonly FirewallRuleGroupId: string;
  readonly VpcId: string;
  readonly Priority: number;
  readonly MutationProtection?: 'ENABLED' | 'DISABLED';
  readonly Name?: string;
  readonly Tags?: Tag[];
}

const ruleGroupAssociation = resourceProvider<RuleGroupAssociationProperties>({
  type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
  properties: [
    'FirewallRuleGroupId',
    'VpcId',
    'Priority',
    'MutationProtection',
    'Name',
    'Tags',
  ],
  attributes: ['Id', 'Arn', 'Status', 'StatusMessage', 'CreationTime'],
  async create(properties, { call, generateName }) {
    const { FirewallRuleGroupAssociation: association } = await call(
      'route53resolver',
      'AssociateFirewallRuleGroup',
      {
        ...properties,
        Name: properties.Name ?? generateName(64),
        CreatorRequestId: randomUUID(),
      },
    );
    return {
      physicalId: required(association?.Id, 'FirewallRuleGroupAssociation.Id'),
    };
  },
  async ready({ physicalId }, { call }) {
    const { FirewallRuleGroupAssociation: association = {} } = await call(
      'route53resolver',
      'GetFirewallRuleGroupAssociation',
      { FirewallRuleGroupAssociationId: physicalId },
    );
    return association.Status === 'COMPLETE'
      ? {
          Id: physicalId,
          Arn: required(association.Arn, 'FirewallRuleGroupAssociation.Arn'),
          Status: association.Status,
          StatusMessage: association.StatusMessage ?? '',
          CreationTime: association.CreationTime ?? '',
        }
      : undefined;
  },
  async update({ physicalId, properties: before, attributes }, after, context) {
    await context.call(
      'route53resolver',
      'UpdateFirewallRuleGroupAssociation',
      {
        FirewallRuleGroupAssociationId: physicalId,
        Priority: after.Priority,
        MutationProtection: after.MutationProtection ?? 'DISABLED',
        Name: after.Name,
      },
    );
    await changeTags(String(attributes.Arn), before.Tags, after.Tags, context);
  },
  async delete({ physicalId }, { call }) {
    await call('route53resolver', 'DisassociateFirewallRuleGroup', {
      FirewallRuleGroupAssociationId: physicalId,
    });
  },
  async deleted({ physicalId }, { call }) {
    // Answers with an error once the association is gone.
    await call('route53resolver', 'GetFirewallRuleGroupAssociation', {
      FirewallRuleGroupAssociationId: physicalId,
    });
    return false;
  },
});

export const dnsFirewall = [domainList, ruleGroupAssociation];
