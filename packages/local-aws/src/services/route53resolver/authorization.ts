import type { Tag } from '@aws-sdk/client-route53resolver';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import {
  ConditionKeys,
  requestTagKeys,
  resourceTagKeys,
  tagsByKey,
} from '../conditionKeys';
import { arnOf, tags } from './records';

interface Asked {
  readonly FirewallDomainListId?: string;
  readonly FirewallRuleGroupId?: string;
  readonly FirewallRuleGroupAssociationId?: string;
  readonly ResolverQueryLogConfigId?: string;
  readonly ResourceArn?: string;
  readonly Tags?: readonly Tag[];
  readonly TagKeys?: string[];
}

type Authorization = (
  input: Asked,
  context: CallContext,
) => AuthorizationRequest[];

/** The resource types of the service, each with the member of an input that names one. */
const KINDS = {
  'firewall-domain-list': 'FirewallDomainListId',
  'firewall-rule-group': 'FirewallRuleGroupId',
  'firewall-rule-group-association': 'FirewallRuleGroupAssociationId',
  'resolver-query-log-config': 'ResolverQueryLogConfigId',
} as const;

type Kind = keyof typeof KINDS;

/** CloudWatch Logs user guide, "Logging that requires additional permissions [V1]", to CloudWatch Logs. */
const deliveryToLogs: readonly AuthorizationRequest[] = [
  'logs:CreateLogDelivery',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
].map(action => ({ action, resource: '*' }));

/**
 * Actions and resources: service authorization reference, "Amazon Route 53 Resolver". What is not
 * here, such as the listings, takes no resource.
 */
export const authorization: NonNullable<Service['authorization']> = {
  CreateFirewallDomainList: creates(
    'CreateFirewallDomainList',
    'firewall-domain-list',
  ),
  GetFirewallDomainList: on('GetFirewallDomainList', 'firewall-domain-list'),
  ListFirewallDomains: on('ListFirewallDomains', 'firewall-domain-list'),
  UpdateFirewallDomains: on('UpdateFirewallDomains', 'firewall-domain-list'),
  DeleteFirewallDomainList: on(
    'DeleteFirewallDomainList',
    'firewall-domain-list',
  ),
  CreateFirewallRuleGroup: creates(
    'CreateFirewallRuleGroup',
    'firewall-rule-group',
  ),
  GetFirewallRuleGroup: on('GetFirewallRuleGroup', 'firewall-rule-group'),
  DeleteFirewallRuleGroup: on('DeleteFirewallRuleGroup', 'firewall-rule-group'),
  ...Object.fromEntries(
    ['CreateFirewallRule', 'UpdateFirewallRule', 'DeleteFirewallRule'].map(
      operation => [
        operation,
        on(operation, 'firewall-rule-group', 'firewall-domain-list'),
      ],
    ),
  ),
  ListFirewallRules: on('ListFirewallRules', 'firewall-rule-group'),
  AssociateFirewallRuleGroup: creates(
    'AssociateFirewallRuleGroup',
    'firewall-rule-group-association',
  ),
  ...Object.fromEntries(
    [
      'GetFirewallRuleGroupAssociation',
      'UpdateFirewallRuleGroupAssociation',
      'DisassociateFirewallRuleGroup',
    ].map(operation => [
      operation,
      on(operation, 'firewall-rule-group-association'),
    ]),
  ),
  CreateResolverQueryLogConfig: (input: Asked, context: CallContext) => [
    ...creates('CreateResolverQueryLogConfig', 'resolver-query-log-config')(
      input,
      context,
    ),
    ...deliveryToLogs,
  ],
  ...Object.fromEntries(
    [
      'GetResolverQueryLogConfig',
      'DeleteResolverQueryLogConfig',
      'AssociateResolverQueryLogConfig',
      'DisassociateResolverQueryLogConfig',
    ].map(operation => [operation, on(operation, 'resolver-query-log-config')]),
  ),
  TagResource: onArn('TagResource'),
  UntagResource: onArn('UntagResource'),
  ListTagsForResource: onArn('ListTagsForResource'),
};

function on(operation: string, ...kinds: Kind[]): Authorization {
  return (input, context) =>
    kinds.map(kind =>
      request(
        operation,
        arnOf(`${kind}/${input[KINDS[kind]] ?? '*'}`, context),
        context,
      ),
    );
}

function onArn(operation: string): Authorization {
  return ({ ResourceArn = '*', Tags, TagKeys }, context) => [
    request(operation, ResourceArn, context, {
      ...requestTagKeys(tagsByKey([...(Tags ?? [])])),
      ...(TagKeys && { 'aws:TagKeys': TagKeys }),
    }),
  ];
}

/** Tags given while creating need TagResource too. */
function creates(operation: string, kind: Kind): Authorization {
  return ({ Tags = [] }, context) => {
    const resource = arnOf(`${kind}/*`, context);
    const keys = requestTagKeys(tagsByKey([...Tags]));
    const create = request(operation, resource, context, keys);
    return Tags.length > 0
      ? [create, request('TagResource', resource, context, keys)]
      : [create];
  };
}

function request(
  operation: string,
  resource: string,
  context: CallContext,
  conditionKeys: ConditionKeys = {},
): AuthorizationRequest {
  const present = tagsByKey([...(tags(context).get(resource) ?? [])]);
  return {
    action: `route53resolver:${operation}`,
    resource,
    conditionKeys: { ...resourceTagKeys(present), ...conditionKeys },
  };
}
