import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { DEFAULT_CHOICES } from 'backstage-plugin-secure-studio-common';
import { parse } from 'yaml';
import { good, read, target } from './__testUtils__/configuration';
import { readSecureStudioConfig } from './readSecureStudioConfig';

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

  it('takes what the README shows', () => {
    const readme = readFileSync(
      resolvePackagePath('backstage-plugin-secure-studio-backend', 'README.md'),
      'utf8',
    );
    const [, example] = /```yaml\n(.*?)```/s.exec(readme) ?? [];
    const { portalId } = read(parse(example).secureStudio, {
      production: true,
    });
    expect(portalId).toBe('acme-portal');
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
});
