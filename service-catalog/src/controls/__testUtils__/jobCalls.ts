import { TAGS } from 'backstage-plugin-secure-studio-common';
import { ACCOUNT, REGION } from '../../__testUtils__/deployment';
import { deniedBy, type SimulatedCall } from '../../__testUtils__/simulation';
import type { Environment } from './environment';
import { roleOf } from './policies';
import { resourceOf } from './sageMakerActions';

export type Context = Record<string, string | string[]>;

/** The team and the name of the environment under test, and of another one. */
const OWN = ['group:default/team-a', 'a-lab'];
const OTHER = ['group:default/team-b', 'b-lab'];

const tags = (prefix: string, [team, environmentName]: string[]): Context => ({
  [`${prefix}/${TAGS.team}`]: team,
  [`${prefix}/${TAGS.environment}`]: environmentName,
});

/** The tags that a request gives: those of the own environment, or of another one. */
export const tagged = (whose: 'own' | 'other'): Context => ({
  ...tags('aws:RequestTag', whose === 'own' ? OWN : OTHER),
  'aws:TagKeys': [TAGS.team, TAGS.environment],
});

/** The tags of what exists, with that which SageMaker gives by itself. */
export const of = (whose: 'own' | 'other', deployed: Environment): Context => ({
  ...tags('aws:ResourceTag', whose === 'own' ? OWN : OTHER),
  ...tags('sagemaker:ResourceTag', whose === 'own' ? OWN : OTHER),
  'aws:ResourceTag/sagemaker:domain-arn': `arn:aws:sagemaker:${REGION}:${ACCOUNT}:domain/${
    whose === 'own' ? deployed.told('domainId') : 'd-other'
  }`,
});

/** What SageMaker knows of a job that keeps to every rule. */
export const compliant = (deployed: Environment): Context => ({
  'aws:PrincipalAccount': ACCOUNT,
  'aws:ResourceAccount': ACCOUNT,
  'aws:SourceVpce': 'vpce-any',
  'sagemaker:VpcSubnets': deployed.listed('studioSubnetIds'),
  'sagemaker:VpcSecurityGroupIds': [deployed.told('workloadSecurityGroupId')],
  'sagemaker:VolumeKmsKeyArn': deployed.told('jobsKeyArn'),
  'sagemaker:OutputKmsKeyArn': deployed.told('jobsKeyArn'),
  'sagemaker:NetworkIsolation': 'true',
  'sagemaker:InterContainerTrafficEncryption': 'true',
  'sagemaker:InstanceTypes': ['ml.m5.large'],
  ...tagged('own'),
});

/** A context without some of its keys. */
export const without = (context: Context, ...keys: string[]): Context =>
  Object.fromEntries(
    Object.entries(context).filter(([key]) => !keys.includes(key)),
  );

export type PersonaOutput =
  | 'dataScientistRoleArn'
  | 'mlopsEngineerRoleArn'
  | 'jobRoleArn';

/**
 * The policies that stand against a call of a persona.
 *
 * @param change - What is different from a job that keeps to every rule.
 */
export async function deniedTo(
  deployed: Environment,
  persona: PersonaOutput,
  action: string,
  change: Partial<SimulatedCall> = {},
) {
  const role = roleOf(deployed, deployed.told(persona));
  return deniedBy({
    principal: role.arn,
    action: action.includes(':') ? action : `sagemaker:${action}`,
    resource: change.resource ?? (await resourceOf(action)),
    identityPolicies: role.identityPolicies,
    permissionsBoundary: role.permissionsBoundary,
    context: compliant(deployed),
    ...change,
  });
}
