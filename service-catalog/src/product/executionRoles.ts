import { Aws } from 'aws-cdk-lib';
import { CfnRole, PolicyDocument, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow } from '../statements';
import { EXECUTION_ROLE_PATH } from './names';

/** A role, as policies name it and as they are attached to it. */
export interface EnvironmentRole {
  readonly arn: string;
  readonly name: string;
}

/**
 * Who Studio's apps and jobs are: one role for each persona, one that reads only, for whom has no
 * persona, and one for jobs. What they may do is in `policies/`, apart from the roles, because the
 * keys name the roles and the policies name the keys.
 */
export class ExecutionRoles extends Construct {
  readonly reader: EnvironmentRole;
  readonly dataScientist: EnvironmentRole;
  readonly mlopsEngineer: EnvironmentRole;
  readonly job: EnvironmentRole;

  constructor(
    scope: Construct,
    id: string,
    private readonly permissionsBoundaryArn: string,
  ) {
    super(scope, id);
    this.reader = this.role('Default', 'Studio without a persona, reads only');
    this.dataScientist = this.role(
      'DataScientist',
      'data scientists in Studio',
    );
    this.mlopsEngineer = this.role(
      'MlopsEngineer',
      'MLOps engineers in Studio',
    );
    this.job = this.role('Job', 'SageMaker jobs, models and endpoints');
  }

  /** Every role that a user profile can have. */
  get personas(): EnvironmentRole[] {
    return [this.reader, this.dataScientist, this.mlopsEngineer];
  }

  private role(id: string, what: string): EnvironmentRole {
    const role = new CfnRole(this, id, {
      path: EXECUTION_ROLE_PATH,
      description: `Secure Studio: ${what}`,
      permissionsBoundary: this.permissionsBoundaryArn,
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
    return { arn: role.attrArn, name: role.ref };
  }
}
