import { Aws } from 'aws-cdk-lib';
import { CfnRole, PolicyDocument, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow } from '../statements';
import { EXECUTION_ROLE_PATH } from './names';

/**
 * Who Studio's apps and jobs are. What they may do is in `executionPolicy.ts`, apart from the
 * role, because the keys name the role and the policy names what the keys encrypt.
 */
export class ExecutionRole extends Construct {
  readonly roleArn: string;
  readonly roleName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    const role = new CfnRole(this, 'Resource', {
      path: EXECUTION_ROLE_PATH,
      description:
        'SageMaker Studio apps and jobs of a Secure Studio environment',
      assumeRolePolicyDocument: new PolicyDocument({
        statements: [
          // The source identity is the user profile's name, so CloudTrail shows the person.
          allow('SageMaker', ['sts:AssumeRole', 'sts:SetSourceIdentity'], {
            principals: [new ServicePrincipal('sagemaker.amazonaws.com')],
            conditions: {
              StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
            },
          }),
        ],
      }),
    });
    this.roleArn = role.attrArn;
    this.roleName = role.ref;
  }
}
