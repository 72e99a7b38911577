import type { Acknowledgement } from './acknowledgement';

const BUCKETS = ['SecureStudio/Buckets/Data', 'SecureStudio/Buckets/Models'];
const VPC = ['SecureStudio/Network/Vpc'];
const ZONES = [1, 2, 3];

/** On the product's resources, other than the policies of its roles. */
export const productAcknowledgements: readonly Acknowledgement[] = [
  {
    findings: ['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'],
    constructs: BUCKETS,
    reason:
      'Access is recorded by data events of the account’s trail, which name the source identity of the person; server access logs do not, are delivered on a best effort, and need a bucket without the customer’s key. docs/product/account.md asks for the trail. The bucket policy admits the VPC’s endpoint only.',
  },
  {
    findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
    constructs: BUCKETS,
    reason:
      'A copy in another region would leave the perimeter that the environment draws around its data. Versions are kept, the buckets outlive the stack, and no execution role deletes a version; who needs a second copy takes AWS Backup under the break-glass role.',
  },
  {
    findings: ['AwsSolutions-VPC7', 'NIST.800.53.R5-VPCFlowLogsEnabled'],
    constructs: VPC,
    reason:
      'It has a flow log, SecureStudio/FlowLog. The rule compares references, and cannot see through the condition that chooses between this VPC and an existing one; test T36 proves it.',
  },
  {
    findings: ['NIST.800.53.R5-VPCDefaultSecurityGroupClosed'],
    constructs: VPC,
    reason:
      'CloudFormation cannot change the default group and the product runs no code at deployment. Nothing is in that group: domain, profiles, endpoints and jobs name the environment’s own ones, and jobs with another are denied (T18, T19). The guardrails’ AWS Config rule VPC_DEFAULT_SECURITY_GROUP_CLOSED reports it.',
  },
  {
    findings: ['NIST.800.53.R5-EC2RestrictedCommonPorts'],
    constructs: ['SecureStudio/SecurityGroups/WorkloadFromItself'],
    reason:
      'The source is the group itself, no address: apps and the containers of a distributed job talk to each other on ports of their choice. T17 proves that no security group lets an address in.',
  },
  {
    findings: ['NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW'],
    constructs: ZONES.flatMap(zone => [
      `SecureStudio/Zone${zone}/FirewallDefaultRoute`,
      `SecureStudio/Zone${zone}/NatDefaultRoute`,
    ]),
    reason:
      'These are the routes of the subnets of firewall and NAT gateway, which hold nothing else, and they exist in no environment whose egress mode is none. No subnet of Studio has one (T9), and the internet reaches none (T17).',
  },
  {
    findings: ['NIST.800.53.R5-CloudWatchAlarmAction'],
    constructs: ['SecureStudio/BlockedDomains/Resource'],
    reason:
      'Its change of state is an event of EventBridge, which the guardrails’ stack turns into the finding environment-alarm in its queue. A topic in each environment would have to be subscribed to in each.',
  },
  {
    findings: ['NIST.800.53.R5-IAMNoInlinePolicy'],
    constructs: ['SecureStudio/FlowLog/Role'],
    reason:
      'The policy is for this role alone and goes with it: nobody can attach it to another. It writes to one log group, under the permissions boundary.',
  },
];
