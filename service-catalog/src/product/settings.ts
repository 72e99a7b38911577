import type { Stack } from 'aws-cdk-lib';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { SETTINGS_PREFIX } from './names';

/** What code in a notebook needs to start a job that the safeguards let through. */
export interface EnvironmentSettings {
  readonly environmentName: string;
  readonly team: string;
  readonly jobNamePrefix: string;
  readonly jobRoleArn: string;
  readonly jobsKeyArn: string;
  readonly subnetIds: string;
  readonly securityGroupIds: string;
  readonly dataBucketName: string;
  readonly modelsBucketName: string;
}

/** The name of the parameter in Parameter Store with an environment's settings. */
export const settingsParameterName = (uniqueName: string) =>
  `${SETTINGS_PREFIX}${uniqueName}/settings`;

/** The environment's settings, as JSON in Parameter Store. */
export class Settings extends Construct {
  constructor(
    scope: Stack,
    id: string,
    uniqueName: string,
    settings: EnvironmentSettings,
  ) {
    super(scope, id);
    new CfnParameter(this, 'Resource', {
      name: settingsParameterName(uniqueName),
      type: 'String',
      description: 'Settings of a Secure Studio environment',
      value: scope.toJsonString(settings),
    });
  }
}
