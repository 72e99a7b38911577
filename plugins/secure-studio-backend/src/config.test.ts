import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { DEFAULT_CHOICES } from 'backstage-plugin-secure-studio-common';
import { readSecureStudioConfig } from './config';

const target = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
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

function read(secureStudio: JsonObject) {
  return readSecureStudioConfig(new ConfigReader({ secureStudio }));
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
          studioUrl: { expiresIn: 30, session: 14_400 },
        },
      ],
      reviewers: 'group:default/cloud-security',
      admins: 'group:default/platform',
      inventory: { frequency: { milliseconds: 120_000 } },
      operations: { pollInterval: 5_000, lease: 20_000 },
    });
  });

  it("makes the roles' ARNs in the region's partition", () => {
    const [{ roles }] = read({
      ...good,
      targets: [{ ...target, region: 'us-gov-west-1' }],
    }).targets;
    expect(roles.read).toBe(
      'arn:aws-us-gov:iam::111122223333:role/SecureStudioRead',
    );
  });

  it('takes the choices of a target as they are, also a list that is empty on purpose', () => {
    const choices = {
      egressMode: ['none', 'allowlist'],
      zones: [2, 1],
      s3Exceptions: [],
      organizationIds: ['o-a1b2c3d4e5'],
    };
    const [{ choices: taken }] = read({
      ...good,
      targets: [{ ...target, choices }],
    }).targets;
    expect(taken).toEqual({ ...DEFAULT_CHOICES, ...choices });
  });

  it('stops where there is no configuration', () => {
    expect(() => readSecureStudioConfig(new ConfigReader({}))).toThrow(
      'secureStudio: expected an object',
    );
  });

  it.each<[string, JsonObject]>([
    ['secureStudio.targets', { ...good, targets: [] }],
    ['secureStudio.reviewers', { ...good, reviewers: undefined }],
    ['secureStudio.admins', { ...good, admins: 'user:default/root' }],
    ['secureStudio.targets[1].id', { ...good, targets: [target, target] }],
    [
      'secureStudio.inventory.frequency',
      { ...good, inventory: { frequency: 'often' } },
    ],
    [
      'secureStudio.operations.lease',
      { ...good, operations: { lease: { hours: 1 } } },
    ],
  ])('names %s', (path, config) => {
    expect(() => read(config)).toThrow(`Invalid configuration at ${path}: `);
  });

  it.each<[string, JsonObject]>([
    ['id', { id: 'Sand box' }],
    ['accountId', { accountId: 111122223333 }],
    ['region', { region: 'Ireland' }],
    ['product', { product: '' }],
    ['owners', { owners: undefined }],
    ['owners', { owners: [] }],
    ['owners', { owners: ['*', 'group:default/a'] }],
    ['owners[0]', { owners: ['user:default/a'] }],
    ['roles.read', { roles: { ...target.roles, read: undefined } }],
    [
      'roles.open',
      { roles: { ...target.roles, open: 'arn:aws:iam::1:user/x' } },
    ],
    [
      'roles.open',
      { roles: { ...target.roles, open: 'arn:aws:iam::999922223333:role/x' } },
    ],
    ['choices.egressMode', { choices: { egressMode: ['everything'] } }],
    ['choices.egressMode', { choices: { egressMode: [] } }],
    ['choices.zones', { choices: { zones: ['2'] } }],
    ['choices.zones', { choices: { zones: [1, 1] } }],
    ['choices.network', { choices: { network: 'existing' } }],
    ['choices.logRetentionDays', { choices: { logRetentionDays: [2] } }],
    ['choices.egressModes', { choices: { egressModes: ['none'] } }],
    ['choices.organizationIds', { choices: { organizationIds: ['*'] } }],
    [
      'choices.breakGlassRoleArns',
      { choices: { breakGlassRoleArns: ['arn:aws:iam::111122223333:role/*'] } },
    ],
    ['approvedDomains', { approvedDomains: '.kaggle.com' }],
    ['studioUrl.expiresIn', { studioUrl: { expiresIn: { seconds: 301 } } }],
    ['studioUrl.session', { studioUrl: { session: { minutes: 29 } } }],
  ])('names the key %s of a target', (key, wrong) => {
    expect(() => read({ ...good, targets: [{ ...target, ...wrong }] })).toThrow(
      `Invalid configuration at secureStudio.targets[0].${key}: `,
    );
  });
});
