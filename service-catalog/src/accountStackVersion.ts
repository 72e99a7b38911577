import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import {
  ACCOUNT_STACK_VERSION,
  accountStackParameterName,
} from 'backstage-plugin-secure-studio-common';
import { Construct } from 'constructs';

/** Says which version of the account's roles is deployed, so that the portal asks no more of them. */
export class AccountStackVersion extends Construct {
  constructor(scope: Construct, id: string, readRoleName: string) {
    super(scope, id);
    new StringParameter(this, 'Resource', {
      parameterName: accountStackParameterName(readRoleName),
      description: 'Secure Studio: version of the roles in this account',
      stringValue: String(ACCOUNT_STACK_VERSION),
    });
  }
}
