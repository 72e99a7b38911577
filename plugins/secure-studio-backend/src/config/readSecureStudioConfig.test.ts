import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  DEFAULT_CHOICES,
  MAX_ADDED_TAGS,
} from 'backstage-plugin-secure-studio-common';
import { readSecureStudioConfig } from './readSecureStudioConfig';

const target = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
  version: '1.0',
  roles: {
    read: 'SecureStudioRead',
    provision: 'arn:aws:iam::111122223333:role/portal/Provision',
    operate: 'SecureStudioOperate',
    open: 'SecureStudioOpen',
  },
  owners: ['*'],
};
const good = {
  targets: [target],
  reviewers: 'group:default/cloud-security',
  admins: 'group:platform',
};

function read(secureStudio: JsonValue, { production = false } = {}) {
  return readSecureStudioConfig(
    new ConfigReader({ secureStudio } as JsonObject),
    { production },
  );
}

function readTarget(over: JsonObject) {
  return read({ ...good, targets: [{ ...target, ...over }] }).targets[0];
}

function tagsNamed(count: number): JsonObject {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`tag-${index}`, 'x']),
  );
}

function aField(over: JsonObject = {}) {
  return { key: 'CostCenter', title: 'Cost centre', ...over };
}

describe('readSecureStudioConfig', () => {
  it('fills in the defaults', () => {
    expect(read(good)).toEqual({
      targets: [
        {
          ...target,
          roles: {
            read: 'arn:aws:iam::111122223333:role/SecureStudioRead',
            provision: 'arn:aws:iam::111122223333:role/portal/Provision',
            operate: 'arn:aws:iam::111122223333:role/SecureStudioOperate',
            open: 'arn:aws:iam::111122223333:role/SecureStudioOpen',
          },
          choices: DEFAULT_CHOICES,
          approvedDomains: [],
          tags: {},
          tagFields: [],
          quotas: {},
          studioUrl: { expiresIn: 30, session: 14_400 },
        },
      ],
      portalId: 'development',
      reviewers: 'group:default/cloud-security',
      admins: 'group:default/platform',
      membership: 'direct',
      leads: {},
      inventory: { frequency: { milliseconds: 120_000 }, mostVanished: 3 },
      operations: { pollInterval: 5_000, lease: 20_000 },
      limits: {
        studioUrls: { perPerson: 10, perTeam: 100 },
        refreshes: { perPerson: 30, perTeam: 120 },
        provisions: { perPerson: 10, perTeam: 20 },
      },
    });
  });

  it('takes everything that can be said', () => {
    const said = {
      portalId: 'acme-portal',
      membership: 'nested',
      leads: '{group}-leads',
      inventory: { frequency: 'PT1M30S', mostVanished: 0 },
      operations: { pollInterval: '2s', lease: { seconds: 10 } },
      limits: { studioUrls: { perPerson: 100 }, refreshes: { perTeam: 30 } },
    };
    expect(read({ ...good, ...said })).toMatchObject({
      portalId: 'acme-portal',
      membership: 'nested',
      leads: { groupPattern: '{group}-leads' },
      inventory: { frequency: { milliseconds: 90_000 }, mostVanished: 0 },
      operations: { pollInterval: 2_000, lease: 10_000 },
      limits: {
        studioUrls: { perPerson: 100, perTeam: 100 },
        refreshes: { perPerson: 30, perTeam: 30 },
        provisions: { perPerson: 10, perTeam: 20 },
      },
    });
  });

  it('takes everything that can be said of a target', () => {
    const said = {
      portfolio: 'port-1234567890123',
      owners: ['group:default/data-science', 'group:research/quants'],
      approvedDomains: ['.kaggle.com'],
      tags: { CostCenter: '1000', 'cost/owner': 'Research' },
      tagFields: [
        aField({
          key: 'Project',
          description: 'Who pays',
          required: true,
          values: ['a', 'b'],
        }),
      ],
      quotas: { environments: 40, environmentsPerTeam: 3 },
    };
    expect(readTarget(said)).toMatchObject(said);
    expect(readTarget({ tagFields: [aField()] }).tagFields).toEqual([
      { key: 'CostCenter', title: 'Cost centre', required: false },
    ]);
  });

  it("makes the roles' ARNs in the region's partition", () => {
    const { roles } = readTarget({
      region: 'us-gov-west-1',
      roles: { ...target.roles, provision: 'portal/Provision' },
    });
    expect(roles).toMatchObject({
      read: 'arn:aws-us-gov:iam::111122223333:role/SecureStudioRead',
      provision: 'arn:aws-us-gov:iam::111122223333:role/portal/Provision',
    });
  });

  it('takes the choices of a target as they are, also a list that is empty on purpose', () => {
    const choices = {
      egressMode: ['none', 'allowlist'],
      zones: [2, 1],
      s3Exceptions: [],
      organizationIds: ['o-a1b2c3d4e5'],
    };
    expect(readTarget({ choices }).choices).toEqual({
      ...DEFAULT_CHOICES,
      ...choices,
    });
  });

  it('takes two products of one account, and one product of two regions', () => {
    const { targets } = read({
      ...good,
      targets: [
        target,
        { ...target, id: 'b', product: 'other' },
        { ...target, id: 'c', region: 'eu-central-1' },
      ],
    });
    expect(targets.map(({ id }) => id)).toEqual(['sandbox', 'b', 'c']);
  });

  it('names every key that is wrong at once', () => {
    expect(() =>
      read({ ...good, admins: 'platform', targets: [{ ...target, id: '' }] }),
    ).toThrow(
      /at secureStudio\.targets\[0\]\.id: .*\n.*at secureStudio\.admins: /,
    );
  });
});

describe('two files that name one duration', () => {
  const merged = (below: JsonObject, above: JsonObject) =>
    readSecureStudioConfig(
      ConfigReader.fromConfigs([
        { context: 'below', data: { secureStudio: { ...good, ...below } } },
        { context: 'above', data: { secureStudio: above } },
      ]),
      { production: false },
    );

  it('in different units are refused, not added up', () => {
    expect(() =>
      merged(
        { inventory: { frequency: { minutes: 1 } } },
        { inventory: { frequency: { seconds: 1 } } },
      ),
    ).toThrow(
      /at secureStudio\.inventory\.frequency: expected a duration in one unit, got seconds and minutes/,
    );
  });

  it('in the same unit are the upper one', () => {
    expect(
      merged(
        { inventory: { frequency: { seconds: 60 } } },
        { inventory: { frequency: { seconds: 1 } } },
      ).inventory.frequency,
    ).toEqual({ milliseconds: 1_000 });
  });
});

describe('in production', () => {
  it.each([undefined, '', 'Acme', '1st', 'a'.repeat(64), 7])(
    'a portal with the id %j stops',
    portalId => {
      expect(() => read({ ...good, portalId }, { production: true })).toThrow(
        'Invalid configuration at secureStudio.portalId: expected ',
      );
    },
  );

  it('a portal with an id of its own reads', () => {
    const { portalId } = read(
      { ...good, portalId: 'acme-portal' },
      { production: true },
    );
    expect(portalId).toBe('acme-portal');
  });
});

describe('at the key of', () => {
  it.each<[string, JsonValue | undefined]>([
    ['secureStudio', undefined],
    ['secureStudio', 'sandbox'],
    ['secureStudio', [good]],
    ['secureStudio.target', { ...good, target: 'sandbox' }],
    ['secureStudio.targets', { ...good, targets: [] }],
    ['secureStudio.targets', { ...good, targets: target }],
    ['secureStudio.targets[0]', { ...good, targets: ['sandbox'] }],
    ['secureStudio.targets[0]', { ...good, targets: [null] }],
    ['secureStudio.targets[1].id', { ...good, targets: [target, target] }],
    [
      'secureStudio.targets[1].product',
      { ...good, targets: [target, { ...target, id: 'again' }] },
    ],
    ['secureStudio.portalId', { ...good, portalId: 'Acme Portal' }],
    ['secureStudio.reviewers', { ...good, reviewers: undefined }],
    ['secureStudio.reviewers', { ...good, reviewers: null }],
    ['secureStudio.reviewers', { ...good, reviewers: '' }],
    ['secureStudio.reviewers', { ...good, reviewers: 'group:default/a b' }],
    ['secureStudio.reviewers', { ...good, reviewers: good.admins }],
    [
      'secureStudio.reviewers',
      { ...good, reviewers: 'Group:Default/Platform' },
    ],
    ['secureStudio.admins', { ...good, admins: 'user:default/root' }],
    ['secureStudio.admins', { ...good, admins: ['group:default/platform'] }],
    ['secureStudio.membership', { ...good, membership: 'Direct' }],
    ['secureStudio.leads', { ...good, leads: 'leads' }],
    ['secureStudio.leads', { ...good, leads: '{group}' }],
    ['secureStudio.leads', { ...good, leads: '{team}-leads' }],
    ['secureStudio.leads', { ...good, leads: '{group}-{group}' }],
    ['secureStudio.leads', { ...good, leads: { groupPattern: '{group}-l' } }],
    ['secureStudio.inventory', { ...good, inventory: 'often' }],
    [
      'secureStudio.inventory.frequence',
      { ...good, inventory: { frequence: '1m' } },
    ],
    [
      'secureStudio.inventory.mostVanished',
      { ...good, inventory: { mostVanished: -1 } },
    ],
    [
      'secureStudio.inventory.mostVanished',
      { ...good, inventory: { mostVanished: '3' } },
    ],
    [
      'secureStudio.operations.leases',
      { ...good, operations: { leases: '1m' } },
    ],
    [
      'secureStudio.operations.lease',
      { ...good, operations: { lease: { hours: 1 } } },
    ],
    [
      'secureStudio.operations.lease',
      { ...good, operations: { pollInterval: '20s' } },
    ],
    [
      'secureStudio.operations.lease',
      { ...good, operations: { pollInterval: '2s', lease: '1s' } },
    ],
    ['secureStudio.limits.studioUrl', { ...good, limits: { studioUrl: {} } }],
    [
      'secureStudio.limits.refreshes.perPerson',
      { ...good, limits: { refreshes: { perPerson: 0 } } },
    ],
    [
      'secureStudio.limits.refreshes.perUser',
      { ...good, limits: { refreshes: { perUser: 1 } } },
    ],
    [
      'secureStudio.limits.provisions.perTeam',
      { ...good, limits: { provisions: { perPerson: 21 } } },
    ],
  ])('%s, %j stops', (path, config) => {
    expect(() => read(config as JsonValue)).toThrow(
      `Invalid configuration at ${path}: expected `,
    );
  });

  it.each<JsonValue>([
    'often',
    '',
    '90',
    30,
    {},
    [],
    { seconds: 0 },
    { seconds: -5 },
    { second: 5 },
    { seconds: 'five' },
    { seconds: 30, milliseconds: 1 },
    { minutes: 1, seconds: 0 },
    { days: 2 },
    '-5s',
    'P2D',
  ])('a duration, %j stops', frequency => {
    expect(() => read({ ...good, inventory: { frequency } })).toThrow(
      'Invalid configuration at secureStudio.inventory.frequency: expected a duration ',
    );
  });

  const { read: _, ...threeRoles } = target.roles;
  const arn = 'arn:aws:iam::111122223333:role';

  it.each<[string, JsonObject]>([
    ['aprovedDomains', { aprovedDomains: ['.kaggle.com'] }],
    ['id', { id: 'Sand box' }],
    ['accountId', { accountId: 111122223333 }],
    ['accountId', { accountId: '1111-2222-3333' }],
    ['region', { region: 'Ireland' }],
    ['region', { region: 'eu-west-9' }],
    ['region', { region: 'aws-global' }],
    ['product', { product: '' }],
    ['product', { product: ' ' }],
    ['version', { version: undefined }],
    ['version', { version: 1 }],
    ['version', { version: '' }],
    ['portfolio', { portfolio: '' }],
    ['portfolio', { portfolio: null }],
    ['owners', { owners: undefined }],
    ['owners', { owners: null }],
    ['owners', { owners: [] }],
    ['owners', { owners: '*' }],
    ['owners', { owners: ['*', 'group:default/a'] }],
    ['owners', { owners: ['group:default/a', 'group:a'] }],
    ['owners[0]', { owners: ['user:default/a'] }],
    ['owners[1]', { owners: ['group:default/a', ''] }],
    ['roles', { roles: undefined }],
    ['roles.read', { roles: threeRoles }],
    ['roles.admin', { roles: { ...target.roles, admin: 'Admin' } }],
    ['roles.open', { roles: { ...target.roles, open: `${arn}/*` } }],
    [
      'roles.open',
      { roles: { ...target.roles, open: 'arn:aws:iam::1:user/x' } },
    ],
    [
      'roles.open',
      { roles: { ...target.roles, open: 'arn:aws:iam::999922223333:role/x' } },
    ],
    [
      'roles.open',
      {
        roles: { ...target.roles, open: 'arn:aws-cn:iam::111122223333:role/x' },
      },
    ],
    [
      'roles.provision',
      { roles: { ...target.roles, provision: target.roles.read } },
    ],
    [
      'roles.open',
      { roles: { ...target.roles, open: `${arn}/other/PROVISION` } },
    ],
    ['choices', { choices: ['egressMode'] }],
    ['choices.egressMode', { choices: { egressMode: ['everything'] } }],
    ['choices.egressMode', { choices: { egressMode: [] } }],
    ['choices.egressMode', { choices: { egressMode: null } }],
    ['choices.zones', { choices: { zones: ['2'] } }],
    ['choices.zones', { choices: { zones: [1, 1] } }],
    ['choices.network', { choices: { network: 'existing' } }],
    ['choices.logRetentionDays', { choices: { logRetentionDays: [2] } }],
    ['choices.egressModes', { choices: { egressModes: ['none'] } }],
    [
      'choices.organizationIds',
      { choices: { organizationIds: 'o-a1b2c3d4e5' } },
    ],
    ['choices.organizationIds[0]', { choices: { organizationIds: ['*'] } }],
    [
      'choices.breakGlassRoleArns[0]',
      { choices: { breakGlassRoleArns: [`${arn}/*`] } },
    ],
    ['approvedDomains', { approvedDomains: '.kaggle.com' }],
    ['approvedDomains', { approvedDomains: null }],
    ['approvedDomains[1]', { approvedDomains: ['.kaggle.com', 7] }],
    ['tags', { tags: ['CostCenter'] }],
    ['tags.CostCenter', { tags: { CostCenter: 1000 } }],
    ['tagFields', { tagFields: {} }],
    ['tagFields[0].title', { tagFields: [aField({ title: '' })] }],
    ['tagFields[0].label', { tagFields: [aField({ label: 'x' })] }],
    ['tagFields[0].required', { tagFields: [aField({ required: 'yes' })] }],
    ['tagFields[0].values', { tagFields: [aField({ values: [] })] }],
    ['tagFields[0].values', { tagFields: [aField({ values: ['a', 'a'] })] }],
    ['tags', { tags: tagsNamed(MAX_ADDED_TAGS + 1) }],
    ['tags', { tags: tagsNamed(MAX_ADDED_TAGS), tagFields: [aField()] }],
    ['quotas.environment', { quotas: { environment: 1 } }],
    ['quotas.environments', { quotas: { environments: 0 } }],
    ['quotas.environments', { quotas: { environments: 1.5 } }],
    ['quotas.environments', { quotas: { environments: '5' } }],
    ['quotas.environmentsPerTeam', { quotas: { environmentsPerTeam: -1 } }],
    [
      'quotas.environmentsPerTeam',
      { quotas: { environments: 2, environmentsPerTeam: 3 } },
    ],
    ['studioUrl.expiresIn', { studioUrl: { expiresIn: { seconds: 301 } } }],
    [
      'studioUrl.expiresIn',
      { studioUrl: { expiresIn: { milliseconds: 5_500 } } },
    ],
    [
      'studioUrl.session',
      { studioUrl: { session: { hours: 1, minutes: 30 } } },
    ],
    ['studioUrl.session', { studioUrl: { session: { minutes: 29 } } }],
    ['studioUrl.expires', { studioUrl: { expires: '30s' } }],
  ])("a target's %s, %j stops", (key, wrong) => {
    expect(() => readTarget(wrong)).toThrow(
      `Invalid configuration at secureStudio.targets[0].${key}: expected `,
    );
  });

  it.each<[string, JsonObject]>([
    ['approvedDomains[0]', { approvedDomains: ['https://kaggle.com'] }],
    ['approvedDomains[1]', { approvedDomains: ['.kaggle.com', '.com'] }],
    ['approvedDomains[0]', { approvedDomains: [''] }],
    ["tags['aws:owner']", { tags: { 'aws:owner': 'x' } }],
    ["tags['secure-studio:team']", { tags: { 'secure-studio:team': 'x' } }],
    ['tags.CostCenter', { tags: { CostCenter: '' } }],
    ['tags.COSTCENTER', { tags: { CostCenter: '1', COSTCENTER: '2' } }],
    ['tagFields[0].key', { tags: { costcenter: '1' }, tagFields: [aField()] }],
    ['tagFields[1].key', { tagFields: [aField(), aField()] }],
    ['tagFields[0].key', { tagFields: [aField({ key: 'studiouserid' })] }],
    ['tagFields[0].key', { tagFields: [aField({ key: '' })] }],
    ['tagFields[0].values[1]', { tagFields: [aField({ values: ['a', ''] })] }],
  ])("a target's %s, %j breaks a rule", (key, wrong) => {
    expect(() => readTarget(wrong)).toThrow(
      `Invalid configuration at secureStudio.targets[0].${key}: must `,
    );
  });
});
