import { TAGS } from 'backstage-plugin-secure-studio-common';
import {
  FIREWALL_NAME_PREFIX,
  TEAM_RULE_GROUP_PREFIX,
} from '../../product/names';
import { denial, policy } from './policy';
import { DEPLOYMENT_ROLES, LAUNCH_ROLES, OPERATE_ROLE } from './principals';

const GUARDRAILS = 'SecureStudioGuardrails';

/** What the product set belongs to it. */
const OF_AN_ENVIRONMENT = {
  Null: { [`aws:ResourceTag/${TAGS.environment}`]: 'false' },
};

const firewallArns = (type: string, prefix = FIREWALL_NAME_PREFIX) =>
  `arn:*:network-firewall:*:*:${type}/${prefix}*`;

/** The tags by which everything is found and decided, and the network of environments. */
export const environmentPolicy = policy(
  denial(
    'TagsAreSetOnce',
    [
      'ec2:CreateTags',
      'ec2:DeleteTags',
      'kms:TagResource',
      'kms:UntagResource',
      'logs:TagResource',
      'logs:UntagResource',
      'network-firewall:TagResource',
      'network-firewall:UntagResource',
      'sagemaker:AddTags',
      'sagemaker:DeleteTags',
    ],
    {
      when: {
        'ForAnyValue:StringLike': {
          'aws:TagKeys': ['secure-studio:*', TAGS.studioUserId],
        },
      },
      spares: [...LAUNCH_ROLES, ...DEPLOYMENT_ROLES, OPERATE_ROLE],
    },
  ),
  denial(
    'NetworkStays',
    [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateRoute',
      'ec2:DeleteFlowLogs',
      'ec2:DeleteRoute',
      'ec2:DeleteVpcEndpoints',
      'ec2:ModifySecurityGroupRules',
      'ec2:ModifyVpcEndpoint',
      'ec2:ReplaceRoute',
      'ec2:RevokeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupIngress',
    ],
    { when: OF_AN_ENVIRONMENT, spares: LAUNCH_ROLES },
  ),
  denial(
    'FirewallsStay',
    [
      'network-firewall:AssociateFirewallPolicy',
      'network-firewall:DeleteFirewall',
      'network-firewall:DeleteFirewallPolicy',
      'network-firewall:DeleteRuleGroup',
      'network-firewall:DisassociateSubnets',
      'network-firewall:UpdateFirewallDeleteProtection',
      'network-firewall:UpdateFirewallPolicy',
      'network-firewall:UpdateLoggingConfiguration',
      'network-firewall:UpdateSubnetChangeProtection',
    ],
    {
      resources: [
        firewallArns('firewall'),
        firewallArns('firewall-policy'),
        firewallArns('stateful-rulegroup'),
      ],
      spares: LAUNCH_ROLES,
    },
  ),
  denial('TeamListsThroughThePortal', ['network-firewall:UpdateRuleGroup'], {
    resources: [firewallArns('stateful-rulegroup', TEAM_RULE_GROUP_PREFIX)],
    spares: [...LAUNCH_ROLES, OPERATE_ROLE],
  }),
  denial('OtherRuleGroupsStay', ['network-firewall:UpdateRuleGroup'], {
    resources: ['guard-', 'baseline-'].map(kind =>
      firewallArns('stateful-rulegroup', `${FIREWALL_NAME_PREFIX}${kind}`),
    ),
    spares: LAUNCH_ROLES,
  }),
);

/** The guardrails themselves, and the roles whose names the other policies trust. */
export const guardrailsPolicy = policy(
  denial(
    'RulesStay',
    [
      'events:DeleteRule',
      'events:DisableRule',
      'events:PutRule',
      'events:PutTargets',
      'events:RemoveTargets',
    ],
    {
      resources: [`arn:*:events:*:*:rule/${GUARDRAILS}-*`],
      spares: DEPLOYMENT_ROLES,
    },
  ),
  denial(
    'FindingsStay',
    [
      'sqs:AddPermission',
      'sqs:DeleteQueue',
      'sqs:PurgeQueue',
      'sqs:SetQueueAttributes',
    ],
    {
      resources: [`arn:*:sqs:*:*:${GUARDRAILS}-*`],
      spares: DEPLOYMENT_ROLES,
    },
  ),
  denial(
    'RecordingStays',
    [
      'cloudtrail:DeleteTrail',
      'cloudtrail:StopLogging',
      'config:DeleteConfigurationRecorder',
      'config:DeleteDeliveryChannel',
      'config:StopConfigurationRecorder',
    ],
    { spares: DEPLOYMENT_ROLES },
  ),
  denial(
    'AutomationsStay',
    [
      'ssm:DeleteDocument',
      'ssm:UpdateDocument',
      'ssm:UpdateDocumentDefaultVersion',
    ],
    {
      resources: [`arn:*:ssm:*:*:document/${GUARDRAILS}-*`],
      spares: DEPLOYMENT_ROLES,
    },
  ),
  denial(
    'StacksStay',
    ['cloudformation:DeleteStack', 'cloudformation:UpdateStack'],
    {
      resources: [
        `arn:*:cloudformation:*:*:stack/${GUARDRAILS}/*`,
        'arn:*:cloudformation:*:*:stack/SecureStudioCatalog/*',
      ],
      spares: DEPLOYMENT_ROLES,
    },
  ),
  denial(
    'TrustedRolesStay',
    [
      'iam:AttachRolePolicy',
      'iam:CreateRole',
      'iam:DeleteRole',
      'iam:DeleteRolePolicy',
      'iam:DetachRolePolicy',
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ],
    {
      resources: [
        'arn:*:iam::*:role/secure-studio-*',
        'arn:*:iam::*:role/SecureStudioCatalog-*',
        `arn:*:iam::*:role/${GUARDRAILS}-*`,
        'arn:*:iam::*:role/cdk-*',
      ],
      spares: DEPLOYMENT_ROLES,
    },
  ),
);
