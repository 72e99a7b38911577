import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  createPermissionIntegrationRouter,
} from '@backstage/plugin-permission-node';
import { ENVIRONMENT_RESOURCE_TYPE } from 'backstage-plugin-secure-studio-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { register } from '../environments/__testUtils__/register';
import { EnvironmentPages } from '../environments/EnvironmentPages';
import { testDatabases } from '../operations/__testUtils__/databases';
import {
  environmentPermissions,
  EnvironmentResource,
  environmentResourceRef,
} from './permissions';

type Criteria = PermissionCriteria<PermissionCondition>;

const databases = testDatabases();
jest.setTimeout(120_000);

const OWNERS = ['group:default/a', 'group:other/a', 'group:default/b_c'];
const TARGETS = ['sandbox', 'production'];
const CLAIMS = [
  ...OWNERS,
  'Group:Default/A',
  'group:b_c',
  'user:default/a',
  'a',
  '',
  'group:default/%',
];

const environments = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/),
    owner: fc.constantFrom(...OWNERS),
    target: fc.constantFrom(...TARGETS),
  }),
  { selector: ({ name }) => name, maxLength: 12 },
);

const condition = (rule: string, params: Record<string, string[]>) => ({
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
  rule,
  params,
});

const { criteria } = fc.letrec<{ criteria: Criteria; some: Criteria[] }>(
  tie => ({
    criteria: fc.oneof(
      { maxDepth: 4 },
      fc
        .array(fc.constantFrom(...CLAIMS), { maxLength: 3 })
        .map(claims => condition('IS_OWNER', { claims })),
      fc
        .array(fc.constantFrom(...TARGETS, 'SANDBOX', "'", ''), {
          maxLength: 2,
        })
        .map(targets => condition('HAS_TARGET', { targets })),
      tie('some').map(allOf => ({ allOf } as Criteria)),
      tie('some').map(anyOf => ({ anyOf } as Criteria)),
      tie('criteria').map(not => ({ not })),
    ),
    some: fc.array(tie('criteria'), { maxLength: 3 }),
  }),
);

const rules = createPermissionIntegrationRouter({
  resources: [
    {
      ...environmentPermissions({ loadEnvironments: async () => [] }),
      resourceType: ENVIRONMENT_RESOURCE_TYPE,
    },
  ],
}).getPermissionRuleset(environmentResourceRef);
const toCriteria = createConditionTransformer(rules);
const isAuthorized = createConditionAuthorizer(rules);

function allowed(conditions: Criteria, environment: EnvironmentResource) {
  return isAuthorized(
    {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'secure-studio',
      resourceType: ENVIRONMENT_RESOURCE_TYPE,
      conditions,
    },
    environment,
  );
}

describe.each(databases.ids)('conditions of a policy on %s', id => {
  let database: Knex;

  beforeAll(async () => {
    database = await databases.open(id);
  });

  it('select in the database what they allow one by one', async () => {
    const pages = new EnvironmentPages(database);
    await fc.assert(
      fc.asyncProperty(environments, criteria, async (all, conditions) => {
        await database('secure_studio_environments').delete();
        await register(
          database,
          all.map(({ name, owner, target }) => ({
            name,
            owner_ref: owner,
            target_id: target,
          })),
        );
        const { items, total } = await pages.read(
          { filters: [], sort: 'name', order: 'asc', limit: 100 },
          [toCriteria(conditions)],
        );
        const expected = all
          .filter(environment => allowed(conditions, environment))
          .map(({ name }) => name);
        expect(items.map(({ name }) => name).sort()).toEqual(expected.sort());
        expect(total).toBe(expected.length);
      }),
      { numRuns: 150 },
    );
  });
});
