import {
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { taskReadPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  environmentCreatePermission,
  environmentReadPermission,
} from 'backstage-plugin-secure-studio-common';
import { PortalPermissionPolicy } from './PortalPermissionPolicy';

const CONFIG = {
  admins: 'group:default/platform',
  reviewers: 'group:default/cloud-security',
  membership: 'direct',
};
const policy = new PortalPermissionPolicy(CONFIG);

function memberOf(group: string): PolicyQueryUser {
  const userEntityRef = 'user:default/somebody';
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: { userEntityRef, ownershipEntityRefs: [userEntityRef, group] },
  } as PolicyQueryUser;
}

const decide = async (permission: Permission, user?: PolicyQueryUser) =>
  (await policy.handle({ permission }, user)).result;

describe('PortalPermissionPolicy', () => {
  const member = memberOf('group:default/team-a');
  const admin = memberOf('group:default/platform');
  const reviewer = memberOf('group:default/cloud-security');

  it.each([
    environmentReadPermission,
    environmentCreatePermission,
    catalogEntityReadPermission,
    taskReadPermission,
  ])('narrows $name to what is the member’s own', async permission => {
    expect(await decide(permission, member)).toBe(AuthorizeResult.CONDITIONAL);
  });

  it('leaves environments to the code where a token claims direct groups alone', async () => {
    const nested = new PortalPermissionPolicy({
      ...CONFIG,
      membership: 'nested',
    });
    for (const permission of [
      environmentReadPermission,
      environmentCreatePermission,
    ]) {
      expect(await nested.handle({ permission }, member)).toEqual({
        result: AuthorizeResult.ALLOW,
      });
      expect(await nested.handle({ permission })).toEqual({
        result: AuthorizeResult.DENY,
      });
    }
    expect(
      (await nested.handle({ permission: catalogEntityReadPermission }, member))
        .result,
    ).toBe(AuthorizeResult.CONDITIONAL);
  });

  it('shows every environment to admins and reviewers', async () => {
    for (const user of [admin, reviewer]) {
      for (const permission of [
        environmentReadPermission,
        catalogEntityReadPermission,
      ]) {
        expect(await decide(permission, user)).toBe(AuthorizeResult.ALLOW);
      }
    }
  });

  it('lets admins alone change the catalog', async () => {
    expect(await decide(catalogLocationCreatePermission, admin)).toBe(
      AuthorizeResult.ALLOW,
    );
    for (const user of [member, reviewer]) {
      expect(await decide(catalogLocationCreatePermission, user)).toBe(
        AuthorizeResult.DENY,
      );
    }
  });

  it('denies who is nobody', async () => {
    expect(await decide(environmentReadPermission)).toBe(AuthorizeResult.DENY);
  });
});
