import type { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { AccountStackVersion } from './accountStackVersion';
import { AccountNames } from './product/names';
import { LaunchRole } from './roles/launchRole';
import { PermissionsBoundary } from './roles/permissionsBoundary';
import { PortalRoles, type PortalRolesProps } from './roles/portalRoles';

/** What every account with environments has: the boundary, the launch role, the portal's roles and their version. */
export class AccountRoles extends Construct {
  readonly launch: Role;
  readonly portal: PortalRoles;

  constructor(scope: Construct, id: string, props: PortalRolesProps) {
    super(scope, id);
    const names = new AccountNames(props.roleNamePrefix);
    const boundary = new PermissionsBoundary(this, 'Boundary', names);
    this.launch = new LaunchRole(this, 'LaunchRole', names).role;
    this.launch.node.addDependency(boundary);
    this.portal = new PortalRoles(this, 'PortalRoles', props);
    // Last, so that what the version promises is there.
    new AccountStackVersion(
      this,
      'Version',
      names.readRoleName,
    ).node.addDependency(this.portal);
  }

  /** Their ARNs, by the names of a stack's outputs. */
  get arns(): Record<string, string> {
    const { read, provision, operate, open } = this.portal;
    return {
      LaunchRoleArn: this.launch.roleArn,
      ReadRoleArn: read.roleArn,
      ProvisionRoleArn: provision.roleArn,
      OperateRoleArn: operate.roleArn,
      OpenRoleArn: open.roleArn,
    };
  }
}
