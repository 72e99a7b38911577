import {
  ANY_RESOURCE,
  bucketWildcard,
  globalWildcard,
  regionalWildcard,
  type Acknowledgement,
} from './acknowledgement';

const launch = (policy: string) => [`Account/LaunchRole/${policy}/Resource`];
const portal = (purpose: string) => [
  `Account/PortalRoles/${purpose}/Resource/Resource`,
];
const serviceLinkedRole = (service: string) =>
  globalWildcard('iam', `role/aws-service-role/${service}/*`);

/** The catalog and member stacks: boundary, launch role and the portal's roles. */
export const accountAcknowledgements: readonly Acknowledgement[] = [
  {
    findings: [
      'NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess',
      'AwsSolutions-IAM5[Action::sagemaker:*]',
      ANY_RESOURCE,
      globalWildcard('iam', 'role/secure-studio/execution/*'),
    ],
    constructs: ['Account/Boundary/Resource'],
    reason:
      'A permissions boundary grants nothing: it is the outer limit of roles whose own policies have no wildcard in any action that they allow (a test looks at every statement). It denies the administration of Studio and leaves out that of IAM and of keys.',
  },
  {
    findings: [ANY_RESOURCE],
    constructs: [
      ...launch('Firewall'),
      ...launch('Network'),
      ...launch('Resolver'),
    ],
    reason:
      'Describe and List calls that CloudFormation makes to follow what it does; AWS lets nobody narrow them.',
  },
  {
    findings: [ANY_RESOURCE],
    constructs: launch('Stack'),
    reason:
      'Validation of a template, which is no resource, and reading the product’s template from Service Catalog’s bucket, whose objects have the tag servicecatalog:provisioning.',
  },
  {
    findings: [ANY_RESOURCE],
    constructs: launch('Access'),
    reason: 'kms:CreateKey: what is not there yet has no ARN.',
  },
  {
    findings: [ANY_RESOURCE],
    constructs: launch('Data'),
    reason:
      'The deliveries of CloudWatch Logs (logs:CreateLogDelivery and its likes, logs:PutResourcePolicy), which flow logs, firewall logs and query logs need and AWS lets nobody narrow. The guardrails report changes to an environment’s log groups.',
  },
  {
    findings: [
      'elastic-ip',
      'internet-gateway',
      'natgateway',
      'route-table',
      'security-group',
      'security-group-rule',
      'subnet',
      'vpc',
      'vpc-endpoint',
      'vpc-flow-log',
    ].map(type => regionalWildcard('ec2', `${type}/*`)),
    constructs: launch('Network'),
    reason:
      'EC2 gives these their ids. Only Service Catalog assumes the role, for this account, and launches the portfolio’s immutable templates with it; nobody can pass or assume it otherwise. A change of the network outside a stack is a finding of the guardrails and, with the organization’s policies, denied.',
  },
  {
    findings: [
      regionalWildcard('network-firewall', 'firewall/secure-studio-*'),
      regionalWildcard('network-firewall', 'firewall-policy/secure-studio-*'),
      regionalWildcard(
        'network-firewall',
        'stateful-rulegroup/secure-studio-*',
      ),
    ],
    constructs: [...launch('Firewall'), ...portal('Read')],
    reason:
      'Names that begin as those of environments do: no firewall of anybody else. The read role only describes them.',
  },
  {
    findings: [
      'firewall-rule-group',
      'firewall-rule-group-association',
      'resolver-query-log-config',
    ].map(type => regionalWildcard('route53resolver', `${type}/*`)),
    constructs: launch('Resolver'),
    reason:
      'Route 53 Resolver gives these their ids. Only Service Catalog assumes the role; changes outside a stack are findings of the guardrails.',
  },
  {
    findings: [regionalWildcard('route53resolver', 'firewall-domain-list/*')],
    constructs: [...launch('Resolver'), ...portal('Read')],
    reason:
      'Route 53 Resolver gives lists their ids. The read role only reads them; only Service Catalog assumes the launch role.',
  },
  {
    findings: [serviceLinkedRole('network-firewall.amazonaws.com')],
    constructs: launch('Firewall'),
    reason: 'AWS names it; iam:AWSServiceName leaves that service’s role only.',
  },
  {
    findings: [serviceLinkedRole('route53resolver.amazonaws.com')],
    constructs: launch('Resolver'),
    reason: 'AWS names it; iam:AWSServiceName leaves that service’s role only.',
  },
  {
    findings: [serviceLinkedRole('sagemaker.amazonaws.com')],
    constructs: launch('Studio'),
    reason: 'AWS names it; iam:AWSServiceName leaves that service’s role only.',
  },
  {
    findings: [
      globalWildcard('iam', 'role/secure-studio/execution/*'),
      globalWildcard('iam', 'role/secure-studio/flow-log/*'),
      globalWildcard('iam', 'policy/secure-studio/environment/*'),
    ],
    constructs: launch('Access'),
    reason:
      'Paths of their own, outside which the role makes, attaches and passes nothing, and roles below them need the permissions boundary (T40).',
  },
  {
    findings: [
      regionalWildcard('kms', 'key/*'),
      regionalWildcard('ssm', 'parameter/secure-studio/*'),
    ],
    constructs: launch('Access'),
    reason:
      'KMS gives keys their ids. Keys of others whose policies leave the decision to IAM are within reach, so what counts is who acts: only Service Catalog assumes the role, for this account, with the portfolio’s immutable templates, and a change of a key outside a stack is a finding of the guardrails. Parameters are below a path of their own.',
  },
  {
    findings: [
      bucketWildcard('sc-<AWS::AccountId>-pp-*'),
      regionalWildcard('logs', 'log-group:/aws/vendedlogs/secure-studio/*'),
      regionalWildcard('cloudwatch', 'alarm:secure-studio-*'),
    ],
    constructs: launch('Data'),
    reason:
      'Names that begin as those of environments do: Service Catalog’s stacks are named SC-<account>-pp-<id>, CloudFormation names their buckets after them.',
  },
  {
    findings: [regionalWildcard('cloudformation', 'stack/SC-*')],
    constructs: [...launch('Stack'), ...portal('Read'), ...portal('Provision')],
    reason: 'The stacks of Service Catalog, which gives them this name.',
  },
  {
    findings: [
      regionalWildcard('sagemaker', 'domain/*'),
      regionalWildcard('sagemaker', 'user-profile/*'),
    ],
    constructs: [...launch('Studio'), ...portal('Read')],
    reason:
      'SageMaker gives domains their ids. The launch role makes only domains that are VpcOnly (T40); the read role describes.',
  },
  {
    findings: [regionalWildcard('sagemaker', 'user-profile/*')],
    constructs: [...portal('Operate'), ...portal('Open')],
    reason:
      'SageMaker gives domains their ids, which are in the ARN. A profile is made with the tag studiouserid only, and opened only where its tags, the portal’s too where it has one, are those of the session.',
  },
  {
    findings: [
      regionalWildcard(
        'network-firewall',
        'stateful-rulegroup/secure-studio-team-*',
      ),
    ],
    constructs: portal('Operate'),
    reason:
      'The teams’ lists and no other rule group: neither guard nor baseline.',
  },
  {
    findings: [ANY_RESOURCE],
    constructs: [...portal('Read'), ...portal('Provision')],
    reason:
      'List and describe calls, and calls on provisioned products with servicecatalog:accountLevel or roleLevel self, which is how Service Catalog narrows them.',
  },
  {
    findings: ['NIST.800.53.R5-IAMNoInlinePolicy'],
    constructs: ['Read', 'Provision', 'Operate', 'Open'].flatMap(portal),
    reason:
      'One role for each purpose, one policy for each role: it goes with the role and nobody can attach it to another.',
  },
];
