import { CfnOutput, type CfnCondition, type Stack } from 'aws-cdk-lib';
import { PRODUCT_OUTPUTS } from 'backstage-plugin-secure-studio-common';

/** What the portal reads from the record of an environment, by the contract's names. */
export type ProductOutputs = Record<keyof typeof PRODUCT_OUTPUTS, string>;

const DESCRIPTIONS: ProductOutputs = {
  domainId: 'SageMaker domain',
  vpcId: 'VPC',
  studioSubnetIds: 'Studio subnets',
  workloadSecurityGroupId: 'Security group of Studio apps and jobs',
  s3EndpointId: 'S3 gateway endpoint',
  firewallArns: 'Firewalls, one for each zone',
  guardRuleGroupArn: 'Rule group that drops what is not web traffic',
  baselineRuleGroupArn: 'Rule group with the domains that Studio needs',
  teamRuleGroupArn: 'Rule group with the domains of the team',
  alertLogGroupName: 'Log group of the firewall alerts',
  teamDomainListId: 'Domains of the team for DNS Firewall',
  dataBucketName: 'Bucket for data',
  modelsBucketName: 'Bucket for models',
  dataScientistRoleArn: 'Execution role of data scientists',
  mlopsEngineerRoleArn: 'Execution role of MLOps engineers',
  jobRoleArn: 'Execution role of jobs, models and endpoints',
  storageKeyArn: 'Key of the Studio volumes',
  dataKeyArn: 'Key of the buckets',
  jobsKeyArn: 'Key of the volumes and results of jobs',
};

/** @param withFirewall - Where there is a firewall, on which some outputs rest. */
export function defineOutputs(
  stack: Stack,
  values: ProductOutputs,
  withFirewall: CfnCondition,
): void {
  const ofFirewall = new Set<keyof ProductOutputs>([
    'firewallArns',
    'guardRuleGroupArn',
    'baselineRuleGroupArn',
    'teamRuleGroupArn',
    'teamDomainListId',
  ]);
  const keys = Object.keys(PRODUCT_OUTPUTS) as (keyof ProductOutputs)[];
  for (const key of keys) {
    // The construct's id is not the output's name, which a parameter may share.
    const output = new CfnOutput(stack, `${PRODUCT_OUTPUTS[key]}Output`, {
      value: values[key],
      description: DESCRIPTIONS[key],
      condition: ofFirewall.has(key) ? withFirewall : undefined,
    });
    output.overrideLogicalId(PRODUCT_OUTPUTS[key]);
  }
}
