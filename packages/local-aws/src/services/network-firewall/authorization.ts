import {
  CreateFirewallPolicyRequest,
  CreateFirewallRequest,
  FirewallPolicy,
  Tag,
} from '@aws-sdk/client-network-firewall';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import { arnOf } from './records';
import { tagsOf } from './tags';

type Kind = Parameters<typeof arnOf>[0];

/** Resources of each action (service authorization reference, "AWS Network Firewall"). */
export const authorization: Service['authorization'] = {
  CreateRuleGroup: creates('CreateRuleGroup', 'stateful-rulegroup'),
  DescribeRuleGroup: on('DescribeRuleGroup', 'stateful-rulegroup'),
  UpdateRuleGroup: on('UpdateRuleGroup', 'stateful-rulegroup'),
  DeleteRuleGroup: on('DeleteRuleGroup', 'stateful-rulegroup'),
  CreateFirewallPolicy: (
    input: CreateFirewallPolicyRequest,
    context: CallContext,
  ) => [
    ...creates('CreateFirewallPolicy', 'firewall-policy')(input, context),
    ...ruleGroupsOf('CreateFirewallPolicy', input.FirewallPolicy, context),
  ],
  DescribeFirewallPolicy: on('DescribeFirewallPolicy', 'firewall-policy'),
  UpdateFirewallPolicy: (
    input: Asked & { FirewallPolicy?: FirewallPolicy },
    context: CallContext,
  ) => [
    ...on('UpdateFirewallPolicy', 'firewall-policy')(input, context),
    ...ruleGroupsOf('UpdateFirewallPolicy', input.FirewallPolicy, context),
  ],
  DeleteFirewallPolicy: on('DeleteFirewallPolicy', 'firewall-policy'),
  CreateFirewall: (input: CreateFirewallRequest, context: CallContext) => [
    ...creates('CreateFirewall', 'firewall')(input, context),
    request('CreateFirewall', input.FirewallPolicyArn ?? '*', context),
  ],
  DescribeFirewall: on('DescribeFirewall', 'firewall'),
  DeleteFirewall: on('DeleteFirewall', 'firewall'),
  UpdateFirewallDeleteProtection: on(
    'UpdateFirewallDeleteProtection',
    'firewall',
  ),
  UpdateSubnetChangeProtection: on('UpdateSubnetChangeProtection', 'firewall'),
  UpdateFirewallPolicyChangeProtection: on(
    'UpdateFirewallPolicyChangeProtection',
    'firewall',
  ),
  UpdateFirewallDescription: on('UpdateFirewallDescription', 'firewall'),
  AssociateFirewallPolicy: (
    input: Asked & { FirewallPolicyArn?: string },
    context: CallContext,
  ) => [
    ...on('AssociateFirewallPolicy', 'firewall')(input, context),
    request('AssociateFirewallPolicy', input.FirewallPolicyArn ?? '*', context),
  ],
  AssociateSubnets: on('AssociateSubnets', 'firewall'),
  DisassociateSubnets: on('DisassociateSubnets', 'firewall'),
  UpdateLoggingConfiguration: on('UpdateLoggingConfiguration', 'firewall'),
  DescribeLoggingConfiguration: on('DescribeLoggingConfiguration', 'firewall'),
  ListTagsForResource: onResource('ListTagsForResource'),
  TagResource: onResource('TagResource'),
  UntagResource: onResource('UntagResource'),
};

interface Asked {
  readonly FirewallArn?: string;
  readonly FirewallName?: string;
  readonly FirewallPolicyArn?: string;
  readonly FirewallPolicyName?: string;
  readonly RuleGroupArn?: string;
  readonly RuleGroupName?: string;
}

function on(operation: string, kind: Kind) {
  return (input: Asked, context: CallContext): AuthorizationRequest[] => [
    request(operation, askedArn(kind, input, context), context),
  ];
}

function creates(operation: string, kind: Kind) {
  return (
    input: Asked & { readonly Tags?: readonly Tag[] },
    context: CallContext,
  ): AuthorizationRequest[] => {
    const tags = input.Tags ?? [];
    const resource = askedArn(
      kind,
      { ...input, FirewallPolicyArn: undefined },
      context,
    );
    const conditionKeys = {
      ...(tags.length && { 'aws:TagKeys': tags.map(({ Key }) => Key ?? '') }),
      ...Object.fromEntries(
        tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? '']),
      ),
    };
    const action = `network-firewall:${operation}`;
    const create = { action, resource, conditionKeys };
    // Tags given while creating need TagResource too.
    return tags.length
      ? [create, { ...create, action: 'network-firewall:TagResource' }]
      : [create];
  };
}

function onResource(operation: string) {
  return (
    input: { ResourceArn?: string },
    context: CallContext,
  ): AuthorizationRequest[] => [
    request(operation, input.ResourceArn ?? '*', context),
  ];
}

function ruleGroupsOf(
  operation: string,
  policy: FirewallPolicy | undefined,
  context: CallContext,
): AuthorizationRequest[] {
  return (policy?.StatefulRuleGroupReferences ?? []).map(({ ResourceArn }) =>
    request(operation, ResourceArn ?? '*', context),
  );
}

function request(
  operation: string,
  resource: string,
  context: CallContext,
): AuthorizationRequest {
  const tags = tagsOf(resource, context) ?? [];
  return {
    action: `network-firewall:${operation}`,
    resource,
    conditionKeys: Object.fromEntries(
      tags.map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value ?? '']),
    ),
  };
}

function askedArn(kind: Kind, input: Asked, context: CallContext): string {
  const [arn, name] = {
    firewall: [input.FirewallArn, input.FirewallName],
    'firewall-policy': [input.FirewallPolicyArn, input.FirewallPolicyName],
    'stateful-rulegroup': [input.RuleGroupArn, input.RuleGroupName],
  }[kind];
  return arn ?? arnOf(kind, name ?? '*', context);
}
