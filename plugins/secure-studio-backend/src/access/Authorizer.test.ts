import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createPermissionIntegrationRouter } from '@backstage/plugin-permission-node';
import { ENVIRONMENT_RESOURCE_TYPE } from 'backstage-plugin-secure-studio-common';
import { Authorizer } from './Authorizer';
import { UserCaller } from './caller';
import { environmentPermissions } from './permissions';

const TEAM = 'group:default/team-a';
const ENVIRONMENT = { name: 'a', owner: TEAM, target: 'sandbox' };
const NOTHING = { property: 'owner', values: [] };
const OWN = { property: 'owner', values: [TEAM] };

const RULES = createPermissionIntegrationRouter({
  resources: [
    {
      ...environmentPermissions({ loadEnvironments: async () => [] }),
      resourceType: ENVIRONMENT_RESOURCE_TYPE,
    },
  ],
});

function anAuthorizer(decision: PolicyDecision) {
  return new Authorizer({
    permissions: mockServices.permissions.mock({
      authorizeConditional: async () => [decision],
    }),
    permissionsRegistry: mockServices.permissionsRegistry.mock({
      getPermissionRuleset: RULES.getPermissionRuleset,
    }),
  });
}

function aCaller(over: Partial<UserCaller> = {}): UserCaller {
  return {
    kind: 'user',
    credentials: mockCredentials.user('user:default/scientist'),
    userRef: 'user:default/scientist',
    groups: [TEAM],
    leads: [],
    isAdmin: false,
    isReviewer: false,
    ...over,
  };
}

const conditional = (rule: string, params?: object): PolicyDecision =>
  ({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'secure-studio',
    resourceType: ENVIRONMENT_RESOURCE_TYPE,
    conditions: { resourceType: ENVIRONMENT_RESOURCE_TYPE, rule, params },
  } as PolicyDecision);

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };

describe('Authorizer', () => {
  it.each<[string, PolicyDecision, Partial<UserCaller>, object[]]>([
    ['a member sees the own teams’', ALLOW, {}, [OWN]],
    ['an admin sees all', ALLOW, { isAdmin: true }, []],
    ['a reviewer sees all', ALLOW, { isReviewer: true }, []],
    ['a member of nothing sees none', ALLOW, { groups: [] }, [NOTHING]],
    ['a denial leaves none', { result: AuthorizeResult.DENY }, {}, [NOTHING]],
    [
      'a denial leaves an admin none',
      { result: AuthorizeResult.DENY },
      { isAdmin: true },
      [NOTHING],
    ],
    [
      'a condition narrows membership',
      conditional('HAS_TARGET', { targets: ['sandbox'] }),
      {},
      [OWN, { property: 'target', values: ['sandbox'] }],
    ],
    [
      'claims are compared in one spelling',
      conditional('IS_OWNER', { claims: ['Group:Team-A', 'nobody'] }),
      { isAdmin: true },
      [OWN],
    ],
  ])('%s', async (_rule, decision, caller, criteria) => {
    const authorizer = anAuthorizer(decision);
    expect(await authorizer.readableCriteria(aCaller(caller))).toEqual(
      criteria,
    );
  });

  it.each([
    conditional('IS_FRIEND', { of: ['user:default/scientist'] }),
    conditional('IS_OWNER', { claims: 'group:default/team-a' }),
    conditional('IS_OWNER'),
  ])('refuses what it cannot apply: %j', async decision => {
    const authorizer = anAuthorizer(decision);
    for (const decided of [
      authorizer.readableCriteria(aCaller()),
      authorizer.requireRead(aCaller(), ENVIRONMENT),
      authorizer.requireCreate(aCaller(), ENVIRONMENT, { owners: ['*'] }),
    ]) {
      await expect(decided).rejects.toThrow(
        expect.objectContaining({ name: 'NotAllowedError' }),
      );
    }
  });

  describe('opening Studio', () => {
    const USER = 'user:default/scientist';
    const nobody = { groups: [], isAdmin: false, isReviewer: false };
    const cases = [
      { groups: [TEAM] },
      { groups: ['group:default/team-b'] },
      { groups: [] },
    ].flatMap(of =>
      [
        {},
        { isAdmin: true },
        { isReviewer: true },
        { isAdmin: true, isReviewer: true },
        { leads: [TEAM] },
      ].flatMap(is =>
        [USER, 'user:default/other', null].map(
          profileUser => [{ ...nobody, ...of, ...is }, profileUser] as const,
        ),
      ),
    );

    it.each(cases)(
      'as %j with the profile of %s takes membership of the owning group and the own profile',
      async (caller, profileUser) => {
        const opened = anAuthorizer(ALLOW).requireOpen(
          aCaller(caller),
          ENVIRONMENT,
          profileUser,
        );
        const isMember = caller.groups.includes(TEAM);
        const maySee = isMember || caller.isAdmin || caller.isReviewer;
        const refused = maySee ? 'NotAllowedError' : 'NotFoundError';
        expect(
          await opened.then(
            ({ userRef }) => userRef,
            error => error.name,
          ),
        ).toBe(isMember && profileUser === USER ? USER : refused);
      },
    );

    it('tells an admin who left the owning group why not', async () => {
      await expect(
        anAuthorizer(ALLOW).requireOpen(
          aCaller({ groups: [], isAdmin: true }),
          ENVIRONMENT,
          USER,
        ),
      ).rejects.toThrow(`${USER} is no member of ${TEAM}`);
    });

    it('takes a decision of the policy too', async () => {
      await expect(
        anAuthorizer(
          conditional('HAS_TARGET', { targets: ['production'] }),
        ).requireOpen(aCaller(), ENVIRONMENT, USER),
      ).rejects.toThrow(expect.objectContaining({ name: 'NotFoundError' }));
    });
  });
});
