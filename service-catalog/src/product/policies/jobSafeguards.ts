import type { IResolvable } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { deny } from '../../statements';
import type { Conditions } from '../conditions';
import { statementIf } from '../policyDocument';
import {
  IN_VPC,
  sageMaker,
  WITH_INSTANCE_TYPES,
  WITH_NETWORK_ISOLATION,
  WITH_OUTPUT_KEY,
  WITH_VOLUME_KEY,
} from './sageMakerActions';

export interface JobSafeguardsProps {
  readonly subnetIds: string[];
  readonly workloadSecurityGroupId: string;
  readonly jobsKeyArn: string;
  readonly allowedInstanceTypes: string[];
  readonly conditions: Conditions;
}

const denied = (
  sid: string,
  actions: string[],
  conditions: Record<string, unknown>,
) => deny(sid, sageMaker(actions), { resources: ['*'], conditions });

/**
 * In the environment's own network: what is not so is refused, whatever else allows it. A statement
 * for each key, since the conditions of one are joined by AND, and one more for a missing value,
 * which `ForAnyValue` passes over.
 */
export function networkSafeguards(
  props: JobSafeguardsProps,
): (PolicyStatement | IResolvable)[] {
  return [
    denied('DenyWithoutSubnets', IN_VPC, {
      Null: { 'sagemaker:VpcSubnets': 'true' },
    }),
    denied('DenyWithoutSecurityGroups', IN_VPC, {
      Null: { 'sagemaker:VpcSecurityGroupIds': 'true' },
    }),
    denied('DenyOtherSubnets', IN_VPC, {
      'ForAnyValue:StringNotEquals': {
        'sagemaker:VpcSubnets': props.subnetIds,
      },
    }),
    denied('DenyOtherSecurityGroups', IN_VPC, {
      'ForAnyValue:StringNotEquals': {
        'sagemaker:VpcSecurityGroupIds': [props.workloadSecurityGroupId],
      },
    }),
    statementIf(
      props.conditions.requiresNetworkIsolation,
      denied('DenyWithoutNetworkIsolation', WITH_NETWORK_ISOLATION, {
        BoolIfExists: { 'sagemaker:NetworkIsolation': 'false' },
      }),
    ),
  ];
}

/** With the environment's key, on volumes and results. */
export function keySafeguards({
  jobsKeyArn,
}: JobSafeguardsProps): PolicyStatement[] {
  return [
    denied('DenyWithoutVolumeKey', WITH_VOLUME_KEY, {
      Null: { 'sagemaker:VolumeKmsKeyArn': 'true' },
    }),
    denied('DenyOtherVolumeKey', WITH_VOLUME_KEY, {
      ArnNotEquals: { 'sagemaker:VolumeKmsKeyArn': jobsKeyArn },
    }),
    denied('DenyWithoutOutputKey', WITH_OUTPUT_KEY, {
      Null: { 'sagemaker:OutputKmsKeyArn': 'true' },
    }),
    denied('DenyOtherOutputKey', WITH_OUTPUT_KEY, {
      ArnNotEquals: { 'sagemaker:OutputKmsKeyArn': jobsKeyArn },
    }),
  ];
}

/** On the environment's instance types: a policy of its own, since the list may be long. */
export function instanceTypeSafeguards({
  allowedInstanceTypes,
}: JobSafeguardsProps): PolicyStatement[] {
  return [
    denied('DenyOtherInstanceTypes', WITH_INSTANCE_TYPES, {
      'ForAnyValue:StringNotLike': {
        'sagemaker:InstanceTypes': allowedInstanceTypes,
      },
    }),
  ];
}
