import {
  ArnPrincipal,
  SessionTagsPrincipal,
  type Role,
} from 'aws-cdk-lib/aws-iam';
import { TAGS } from 'backstage-plugin-secure-studio-common';
import { Construct } from 'constructs';
import { AccountNames } from '../product/names';
import { openStatements } from './openRole';
import { operateStatements } from './operateRole';
import { PortalRole } from './portalRole';
import { provisionStatements } from './provisionRole';
import { readStatements } from './readRole';

export interface PortalRolesProps {
  /** Start of the four names, such as `secure-studio` for `secure-studio-read`. */
  readonly roleNamePrefix: string;
  /** Who the portal's backend is. */
  readonly portalPrincipalArn: string;
  readonly productArn: string;
}

/** The portal's four roles: one for each purpose. */
export class PortalRoles extends Construct {
  readonly read: Role;
  readonly provision: Role;
  readonly operate: Role;
  readonly open: Role;

  constructor(scope: Construct, id: string, props: PortalRolesProps) {
    super(scope, id);
    const { roleNamePrefix } = props;
    const { readRoleName } = new AccountNames(roleNamePrefix);
    const portal = () => new ArnPrincipal(props.portalPrincipalArn);

    this.read = new PortalRole(this, 'Read', {
      roleName: readRoleName,
      description: 'Secure Studio portal: reads every environment',
      assumedBy: portal(),
      statements: readStatements(readRoleName),
    }).role;
    this.provision = new PortalRole(this, 'Provision', {
      roleName: `${roleNamePrefix}-provision`,
      description: 'Secure Studio portal: provisions environments',
      assumedBy: portal(),
      statements: provisionStatements(props.productArn),
    }).role;
    this.operate = new PortalRole(this, 'Operate', {
      roleName: `${roleNamePrefix}-operate`,
      description: 'Secure Studio portal: changes the allowlists of teams',
      assumedBy: portal(),
      statements: operateStatements(),
    }).role;
    this.open = new PortalRole(this, 'Open', {
      roleName: `${roleNamePrefix}-open`,
      description: 'Secure Studio portal: opens Studio for one user',
      // A session without the user's tag, or with others than the portal's, is refused.
      assumedBy: new SessionTagsPrincipal(portal()).withConditions({
        StringLike: { [`aws:RequestTag/${TAGS.studioUserId}`]: '?*' },
        StringLikeIfExists: { [`aws:RequestTag/${TAGS.portal}`]: '?*' },
        'ForAllValues:StringEquals': {
          'aws:TagKeys': [TAGS.studioUserId, TAGS.portal],
        },
      }),
      statements: openStatements(),
    }).role;
  }
}
