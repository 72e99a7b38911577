import { Aws } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { launchAccessStatements } from './launchAccessStatements';
import { launchNetworkStatements } from './launchNetworkStatements';
import { launchStackStatements } from './launchStackStatements';
import { launchStudioStatements } from './launchStudioStatements';

/** With whose rights CloudFormation creates, changes and deletes an environment. */
export class LaunchRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    this.role = new Role(this, 'Resource', {
      description:
        'Service Catalog launches Secure Studio environments with it',
      assumedBy: new ServicePrincipal('servicecatalog.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        Stack: new PolicyDocument({ statements: launchStackStatements() }),
        Network: new PolicyDocument({ statements: launchNetworkStatements() }),
        Access: new PolicyDocument({ statements: launchAccessStatements() }),
        Studio: new PolicyDocument({ statements: launchStudioStatements() }),
      },
    });
  }
}
