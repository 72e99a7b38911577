import { Aws } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { AccountNames } from '../product/names';
import { launchAccessStatements } from './launchAccessStatements';
import { launchDataStatements } from './launchDataStatements';
import { launchFirewallStatements } from './launchFirewallStatements';
import { launchNetworkStatements } from './launchNetworkStatements';
import { launchResolverStatements } from './launchResolverStatements';
import { launchStackStatements } from './launchStackStatements';
import { launchStudioStatements } from './launchStudioStatements';

/** With whose rights CloudFormation creates, changes and deletes an environment. */
export class LaunchRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, names: AccountNames) {
    super(scope, id);

    // By its name the same role is found in every account with which the portfolio is shared.
    this.role = new Role(this, 'Resource', {
      roleName: names.launchRoleName,
      description:
        'Service Catalog launches Secure Studio environments with it',
      assumedBy: new ServicePrincipal('servicecatalog.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });

    // Managed ones, since the inline policies of a role have 10,240 characters in all.
    const policies = {
      Stack: launchStackStatements(),
      Network: launchNetworkStatements(),
      Firewall: launchFirewallStatements(),
      Resolver: launchResolverStatements(),
      Access: launchAccessStatements(names),
      Data: launchDataStatements(),
      Studio: launchStudioStatements(),
    };
    for (const [name, statements] of Object.entries(policies)) {
      new ManagedPolicy(this, name, { statements, roles: [this.role] });
    }
  }
}
