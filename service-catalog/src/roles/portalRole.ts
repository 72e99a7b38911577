import { Duration } from 'aws-cdk-lib';
import {
  PolicyDocument,
  Role,
  type IPrincipal,
  type PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface PortalRoleProps {
  readonly roleName: string;
  readonly description: string;
  readonly assumedBy: IPrincipal;
  readonly statements: PolicyStatement[];
}

/** A role that the portal assumes for one purpose. */
export class PortalRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: PortalRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Resource', {
      roleName: props.roleName,
      description: props.description,
      assumedBy: props.assumedBy,
      maxSessionDuration: Duration.hours(1),
      inlinePolicies: {
        Portal: new PolicyDocument({ statements: props.statements }),
      },
    });
  }
}
