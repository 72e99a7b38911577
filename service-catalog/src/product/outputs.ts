import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { PRODUCT_OUTPUTS } from 'backstage-plugin-secure-studio-common';

/** What the portal reads from the record of an environment, by the contract's names. */
export type ProductOutputs = Record<keyof typeof PRODUCT_OUTPUTS, string>;

const DESCRIPTIONS: ProductOutputs = {
  domainId: 'SageMaker domain',
  domainUrl: 'Address of the SageMaker domain',
  vpcId: 'VPC',
  studioSubnetIds: 'Studio subnets',
  workloadSecurityGroupId: 'Security group of Studio apps and jobs',
  s3EndpointId: 'S3 gateway endpoint',
  firewallArns: 'Firewalls, one for each zone',
  guardRuleGroupArn: 'Rule group that drops what is not web traffic',
  baselineRuleGroupArn: 'Rule group with the domains that Studio needs',
  teamRuleGroupArn: 'Rule group with the domains of the team',
  alertLogGroupName: 'Log group of the firewall alerts',
  dataBucketName: 'Bucket for data',
  modelsBucketName: 'Bucket for models',
  executionRoleArn: 'Execution role of Studio apps and jobs',
  storageKeyArn: 'Key of the Studio volumes',
  dataKeyArn: 'Key of the buckets',
  egressMode: 'What of the internet Studio reaches',
  placement: 'Where the firewall stands',
  endpointTier: 'Which VPC endpoints exist',
  authMode: 'How people sign in to the domain',
};

export function defineOutputs(stack: Stack, values: ProductOutputs): void {
  const keys = Object.keys(PRODUCT_OUTPUTS) as (keyof ProductOutputs)[];
  for (const key of keys) {
    // The construct's id is not the output's name, which a parameter may share.
    const output = new CfnOutput(stack, `${PRODUCT_OUTPUTS[key]}Output`, {
      value: values[key],
      description: DESCRIPTIONS[key],
    });
    output.overrideLogicalId(PRODUCT_OUTPUTS[key]);
  }
}
