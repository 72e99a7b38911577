import { apiCall, CALLERS } from './events';
import { change, type PatternCase } from './patternCase';

const ruleGroup = (kind: string) =>
  `arn:aws:network-firewall:eu-west-1:111122223333:stateful-rulegroup/secure-studio-${kind}-lab-0123`;
export const studioChangeCases: PatternCase[] = [
  change(
    'DomainChanged',
    'sagemaker',
    ['CreateDomain', 'UpdateDomain', 'DeleteDomain'],
    { domainId: 'd-1' },
  ),
  change(
    'UserProfileChanged',
    'sagemaker',
    ['CreateUserProfile', 'UpdateUserProfile', 'DeleteUserProfile'],
    { userProfileName: 'ada' },
    {
      passed: [
        apiCall('sagemaker', 'DeleteUserProfile', { by: CALLERS.operate }),
      ],
    },
  ),
  change(
    'StudioOpened',
    'sagemaker',
    ['CreatePresignedDomainUrl'],
    { userProfileName: 'ada' },
    {
      passed: [
        apiCall('sagemaker', 'CreatePresignedDomainUrl', { by: CALLERS.open }),
      ],
    },
  ),
  change(
    'FirewallChanged',
    'network-firewall',
    [
      'AssociateFirewallPolicy',
      'DeleteFirewall',
      'UpdateFirewallPolicy',
      'UpdateLoggingConfiguration',
    ],
    { firewallArn: 'arn' },
  ),
  change(
    'RuleGroupChanged',
    'network-firewall',
    ['UpdateRuleGroup'],
    { ruleGroupArn: ruleGroup('team') },
    {
      found: [
        apiCall('network-firewall', 'UpdateRuleGroup', {
          by: CALLERS.operate,
          requestParameters: { ruleGroupArn: ruleGroup('guard') },
        }),
        apiCall('network-firewall', 'UpdateRuleGroup', {
          by: CALLERS.operate,
          requestParameters: { ruleGroupName: 'secure-studio-baseline-lab' },
        }),
      ],
      passed: [
        apiCall('network-firewall', 'UpdateRuleGroup', {
          by: CALLERS.operate,
          requestParameters: { ruleGroupArn: ruleGroup('team') },
        }),
        apiCall('network-firewall', 'UpdateRuleGroup', {
          by: CALLERS.operate,
          requestParameters: { ruleGroupName: 'secure-studio-team-lab' },
        }),
      ],
    },
  ),
  change(
    'DnsFirewallChanged',
    'route53resolver',
    [
      'DisassociateFirewallRuleGroup',
      'UpdateFirewallConfig',
      'UpdateFirewallRule',
    ],
    { firewallRuleGroupId: 'rslvr-frg-1' },
  ),
  change(
    'DnsDomainsChanged',
    'route53resolver',
    ['UpdateFirewallDomains'],
    { firewallDomainListId: 'rslvr-fdl-1' },
    {
      passed: [
        apiCall('route53resolver', 'UpdateFirewallDomains', {
          by: CALLERS.operate,
        }),
      ],
    },
  ),
];
