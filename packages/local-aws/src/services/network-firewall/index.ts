import { Service } from '../../service';
import { authorization } from './authorization';
import {
  associateFirewallPolicy,
  updateFirewallDeleteProtection,
  updateFirewallDescription,
  updateFirewallPolicyChangeProtection,
  updateSubnetChangeProtection,
} from './firewallChanges';
import {
  createFirewallPolicy,
  deleteFirewallPolicy,
  describeFirewallPolicy,
  updateFirewallPolicy,
} from './firewallPolicies';
import { associateSubnets, disassociateSubnets } from './firewallSubnets';
import {
  createFirewall,
  deleteFirewall,
  describeFirewall,
  listFirewalls,
} from './firewalls';
import {
  describeLoggingConfiguration,
  updateLoggingConfiguration,
} from './logging';
import {
  createRuleGroup,
  deleteRuleGroup,
  describeRuleGroup,
  listRuleGroups,
  updateRuleGroup,
} from './ruleGroups';
import { listTagsForResource, tagResource, untagResource } from './tags';

/**
 * AWS Network Firewall with stateful rule groups.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/Welcome.html
 */
export const networkFirewallService: Service = {
  id: 'network-firewall',
  operations: {
    CreateRuleGroup: createRuleGroup,
    DescribeRuleGroup: describeRuleGroup,
    ListRuleGroups: listRuleGroups,
    UpdateRuleGroup: updateRuleGroup,
    DeleteRuleGroup: deleteRuleGroup,
    CreateFirewallPolicy: createFirewallPolicy,
    DescribeFirewallPolicy: describeFirewallPolicy,
    UpdateFirewallPolicy: updateFirewallPolicy,
    DeleteFirewallPolicy: deleteFirewallPolicy,
    CreateFirewall: createFirewall,
    DescribeFirewall: describeFirewall,
    ListFirewalls: listFirewalls,
    DeleteFirewall: deleteFirewall,
    UpdateFirewallDeleteProtection: updateFirewallDeleteProtection,
    UpdateSubnetChangeProtection: updateSubnetChangeProtection,
    UpdateFirewallPolicyChangeProtection: updateFirewallPolicyChangeProtection,
    UpdateFirewallDescription: updateFirewallDescription,
    AssociateFirewallPolicy: associateFirewallPolicy,
    AssociateSubnets: associateSubnets,
    DisassociateSubnets: disassociateSubnets,
    UpdateLoggingConfiguration: updateLoggingConfiguration,
    DescribeLoggingConfiguration: describeLoggingConfiguration,
    ListTagsForResource: listTagsForResource,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  authorization,
};
