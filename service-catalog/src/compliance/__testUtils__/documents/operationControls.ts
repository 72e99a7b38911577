import type { Control } from './control';

/** What keeps it so: logs, roles, versions, guardrails. */
export const operationControls: readonly Control[] = [
  {
    control: 'Logs',
    statement:
      'Flow log, firewall alerts and DNS queries, encrypted, with retention',
    tests: { 'controls/logs.test.ts': ['T36 logs:'] },
  },
  {
    control: 'Side by side',
    statement: 'Two environments of one account share no name',
    tests: {
      'controls/isolation.test.ts': ['T37 side by side:'],
      'deployments/sideBySide.test.ts': ['T37 share no physical id'],
    },
  },
  {
    control: 'Every choice deploys',
    statement: 'What the rules admit comes up and goes away again on local-aws',
    tests: {
      'deployments/matrix.test.ts': [
        'every combination of egress, zones, placement, tier and authentication',
      ],
      'deployments/pairs.test.ts': ['every two values of different options'],
    },
  },
  {
    control: 'Bad choices are refused',
    statement:
      'Before Service Catalog is called, and by the template where a pattern or a rule can say it',
    tests: {
      'product/parameters/parameters.test.ts': [
        'the parameters of the product',
      ],
      'plugins/secure-studio-common/src/rules/network.test.ts': [
        'checkNetwork',
      ],
      'plugins/secure-studio-common/src/rules/egress.test.ts': ['checkEgress'],
      'plugins/secure-studio-common/src/rules/arns.test.ts': ['checkKeys'],
    },
  },
  {
    control: 'Updates lose nothing',
    statement:
      'A change of mode replaces no domain, VPC, bucket or key; one that would is refused',
    tests: {
      'deployments/updates.test.ts': ['an update'],
      'plugins/secure-studio-common/src/rules/update.test.ts': ['checkUpdate'],
    },
  },
  {
    control: 'Versions',
    statement:
      'Version 1.0 is offered as it was published; CloudFormation validates it',
    tests: {
      'catalogStack.test.ts': [
        'offers version 1.0 of the product, validated by CloudFormation',
        'offers exactly the template that is kept of this version',
      ],
    },
  },
  {
    control: 'Launch role',
    statement:
      'Makes roles under the boundary and its paths only, passes them to their services only, suffices and no more',
    tests: {
      'controls/launchRole.test.ts': [
        'T40 the launch role makes roles',
        'T40 the launch role passes roles',
        'T40 the launch role touches nothing of others:',
      ],
      'roles/launchRole.sufficiency.test.ts': ['the launch role'],
    },
  },
  {
    control: 'No wildcard in an action',
    statement: 'Of any role; none of AWS’s managed policies',
    tests: { 'roles/everyRole.test.ts': ['the policies of every role'] },
  },
  {
    control: 'Rule packs',
    statement:
      'cdk-nag (AwsSolutions, NIST 800-53 R5) and AWS Control Tower’s proactive controls: clean or acknowledged',
    tests: {
      'compliance/nag.test.ts': ['finds nothing that is not acknowledged'],
      'compliance/cfnGuard.test.ts': [
        'finds nothing on the product but what is acknowledged, and all of that',
      ],
    },
  },
  {
    control: 'Detection',
    statement:
      'Jobs without VPC or key, and changes outside the stacks, become findings in an encrypted queue',
    tests: {
      'guardrails/patterns.test.ts': ['the patterns'],
      'guardrails/deployedChanges.test.ts': ['the deployed guardrails'],
    },
  },
  {
    control: 'Response',
    statement:
      'A job that breaks a rule is stopped where switched on, and only reported otherwise',
    tests: { 'guardrails/deployedJobs.test.ts': ['the deployed guardrails'] },
  },
  {
    control: 'Organization policies',
    statement:
      'The documents deny what they say and nothing of the product’s own work',
    tests: {
      'guardrails/organization/studioPolicy.test.ts': ['scp-studio.json'],
      'guardrails/organization/protectionPolicies.test.ts': [
        'scp-environments.json',
        'scp-guardrails.json',
      ],
      'guardrails/organization/dataPerimeterPolicy.test.ts': [
        'rcp-data-perimeter.json',
      ],
    },
  },
];
