import { CfnConfigRule } from 'aws-cdk-lib/aws-config';
import { Construct } from 'constructs';

/** An AWS managed rule; the identifiers are those of AWS Config's "List of managed rules". */
interface ManagedRule {
  readonly id: string;
  readonly identifier: string;
  readonly description: string;
  readonly inputParameters?: Readonly<Record<string, string>>;
}

const NOTEBOOK =
  'No notebook instances: the product offers Studio, and what is made beside it is seen here';

export const MANAGED_RULES: readonly ManagedRule[] = [
  {
    id: 'DomainInVpc',
    identifier: 'SAGEMAKER_DOMAIN_IN_VPC',
    description: 'Every SageMaker domain is VpcOnly',
  },
  {
    id: 'ModelInVpc',
    identifier: 'SAGEMAKER_MODEL_IN_VPC',
    description: 'Every SageMaker model runs in a VPC',
  },
  {
    id: 'ModelIsolated',
    identifier: 'SAGEMAKER_MODEL_ISOLATION_ENABLED',
    description:
      'Every SageMaker model is isolated from the network; required in strict mode only',
  },
  {
    id: 'NotebookNoInternet',
    identifier: 'SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS',
    description: NOTEBOOK,
  },
  {
    id: 'NotebookInVpc',
    identifier: 'SAGEMAKER_NOTEBOOK_INSTANCE_INSIDE_VPC',
    description: NOTEBOOK,
  },
  {
    id: 'NotebookRoot',
    identifier: 'SAGEMAKER_NOTEBOOK_INSTANCE_ROOT_ACCESS_CHECK',
    description: NOTEBOOK,
  },
  {
    id: 'NotebookKey',
    identifier: 'SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED',
    description: NOTEBOOK,
  },
  {
    id: 'EndpointKey',
    identifier: 'SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED',
    description: 'Every SageMaker endpoint configuration has a key',
  },
  {
    id: 'FirewallLogging',
    identifier: 'NETFW_LOGGING_ENABLED',
    description: 'Every firewall writes its alert log',
    inputParameters: { logType: 'alert' },
  },
  {
    id: 'FirewallFragments',
    identifier: 'NETFW_POLICY_DEFAULT_ACTION_FRAGMENT_PACKETS',
    description:
      'Fragments that no stateless rule matches go on to be inspected',
    inputParameters: {
      statelessFragmentDefaultActions: 'aws:drop,aws:forward_to_sfe',
    },
  },
  {
    id: 'FirewallPackets',
    identifier: 'NETFW_POLICY_DEFAULT_ACTION_FULL_PACKETS',
    description: 'Packets that no stateless rule matches go on to be inspected',
    inputParameters: { statelessDefaultActions: 'aws:drop,aws:forward_to_sfe' },
  },
  {
    id: 'FirewallRuleGroups',
    identifier: 'NETFW_POLICY_RULE_GROUP_ASSOCIATED',
    description: 'Every firewall policy has a rule group',
  },
  {
    id: 'FirewallZones',
    identifier: 'NETFW_MULTI_AZ_ENABLED',
    description:
      'Informational: the product has one firewall for each zone, so each of them fails this',
  },
  {
    id: 'FlowLogs',
    identifier: 'VPC_FLOW_LOGS_ENABLED',
    description: 'Every VPC has a flow log',
  },
  {
    id: 'DefaultSecurityGroup',
    identifier: 'VPC_DEFAULT_SECURITY_GROUP_CLOSED',
    description: 'No VPC lets its default security group pass anything',
  },
  {
    id: 'BucketTls',
    identifier: 'S3_BUCKET_SSL_REQUESTS_ONLY',
    description: 'Every bucket refuses requests without TLS',
  },
  {
    id: 'BucketKey',
    identifier: 'S3_DEFAULT_ENCRYPTION_KMS',
    description: 'Every bucket encrypts with a KMS key',
  },
  {
    id: 'KeyRotation',
    identifier: 'CMK_BACKING_KEY_ROTATION_ENABLED',
    description: 'Every key of the account rotates',
  },
];

/** AWS Config's managed rules on what environments consist of. They need a recorder. */
export class ConfigRules extends Construct {
  readonly rules: readonly CfnConfigRule[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.rules = MANAGED_RULES.map(
      rule =>
        new CfnConfigRule(this, rule.id, {
          description: rule.description,
          inputParameters: rule.inputParameters,
          source: { owner: 'AWS', sourceIdentifier: rule.identifier },
        }),
    );
  }
}
