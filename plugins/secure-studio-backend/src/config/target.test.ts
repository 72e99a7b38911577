import { JsonObject } from '@backstage/types';
import {
  DEFAULT_CHOICES,
  MAX_ADDED_TAGS,
} from 'backstage-plugin-secure-studio-common';
import { aField, readTarget, target } from './__testUtils__/configuration';

function tagsNamed(count: number): JsonObject {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`tag-${index}`, 'x']),
  );
}

describe('a target', () => {
  it('takes everything that can be said', () => {
    const said = {
      portfolio: 'lpv3-1234567890123',
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

  it("has its roles' ARNs in the region's partition", () => {
    const { roles } = readTarget({
      region: 'us-gov-west-1',
      roles: { ...target.roles, provision: 'portal/Provision' },
    });
    expect(roles).toMatchObject({
      read: 'arn:aws-us-gov:iam::111122223333:role/SecureStudioRead',
      provision: 'arn:aws-us-gov:iam::111122223333:role/portal/Provision',
    });
  });

  it('finds the launch role beside the provision role, unless one is named', () => {
    const provision = 'secure-studio-provision';
    const roles = { ...target.roles, provision };
    expect(readTarget({ roles }).launchRole).toBe(
      'arn:aws:iam::111122223333:role/secure-studio-launch',
    );
    expect(readTarget({ roles, launchRole: 'Launch' }).launchRole).toBe(
      'arn:aws:iam::111122223333:role/Launch',
    );
  });

  it('takes its choices as they are, also a list that is empty on purpose', () => {
    const choices = {
      egressMode: ['none', 'allowlist'],
      zones: [2, 1],
      s3Exceptions: [],
      organizationIds: ['o-a1b2c3d4e5'],
      breakGlassRoleArns: ['arn:aws:iam::999922223333:role/security/Admin'],
    };
    expect(readTarget({ choices }).choices).toEqual({
      ...DEFAULT_CHOICES,
      ...choices,
    });
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
    ['launchRole', { launchRole: '' }],
    ['launchRole', { launchRole: 'arn:aws:iam::999922223333:role/launch' }],
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
      'choices.organizationIds',
      { choices: { organizationIds: ['o-a1b2c3d4e5', 'o-a1b2c3d4e5'] } },
    ],
    [
      'choices.breakGlassRoleArns',
      { choices: { breakGlassRoleArns: [`${arn}/a`, `${arn}/a`] } },
    ],
    ['choices.breakGlassRoleArns[0]', { choices: { breakGlassRoleArns: [7] } }],
    ...[['none'], ['open'], ['none', 'denylist', 'open']].map(
      (egressMode): [string, JsonObject] => [
        'approvedDomains',
        { approvedDomains: ['.kaggle.com'], choices: { egressMode } },
      ],
    ),
    ...Object.values(target.roles).map((role): [string, JsonObject] => [
      'launchRole',
      { launchRole: role },
    ]),
    ['launchRole', { launchRole: `${arn}/other/PROVISION` }],
    [
      'launchRole',
      {
        roles: {
          ...target.roles,
          provision: 'studio-provision',
          operate: 'studio-launch',
        },
      },
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
  ])('whose %s is as in %j stops', (key, wrong) => {
    expect(() => readTarget(wrong)).toThrow(
      `Invalid configuration at secureStudio.targets[0].${key}: expected `,
    );
  });

  it.each<[string, JsonObject]>([
    ['approvedDomains[0]', { approvedDomains: ['https://kaggle.com'] }],
    ['approvedDomains[1]', { approvedDomains: ['.kaggle.com', '.com'] }],
    ['approvedDomains[0]', { approvedDomains: [''] }],
    ...[
      `${arn}/*`,
      `${arn}/a,b`,
      `${arn}/${'a'.repeat(65)}`,
      `${arn}/path/`,
      'arn:aws:iam::111122223333:user/a',
      'arn:aws-cn:iam::111122223333:role/a',
      'arn:aws-us-gov:iam::111122223333:role/a',
    ].map((role): [string, JsonObject] => [
      'choices.breakGlassRoleArns[1]',
      { choices: { breakGlassRoleArns: [`${arn}/a`, role] } },
    ]),
    ["tags['aws:owner']", { tags: { 'aws:owner': 'x' } }],
    ["tags['secure-studio:team']", { tags: { 'secure-studio:team': 'x' } }],
    ['tags.CostCenter', { tags: { CostCenter: '' } }],
    ['tags.COSTCENTER', { tags: { CostCenter: '1', COSTCENTER: '2' } }],
    ['tagFields[0].key', { tags: { costcenter: '1' }, tagFields: [aField()] }],
    ['tagFields[1].key', { tagFields: [aField(), aField()] }],
    ['tagFields[0].key', { tagFields: [aField({ key: 'studiouserid' })] }],
    ['tagFields[0].key', { tagFields: [aField({ key: '' })] }],
    ['tagFields[0].values[1]', { tagFields: [aField({ values: ['a', ''] })] }],
  ])('whose %s is as in %j breaks a rule', (key, wrong) => {
    expect(() => readTarget(wrong)).toThrow(
      `Invalid configuration at secureStudio.targets[0].${key}: must `,
    );
  });
});
