import { ProvisionRequest } from '../api';
import { KNOWN_PARAMETERS } from '../product';
import { ALL_CHOICES, DEFAULT_CHOICES, DEFAULT_NETWORK } from '../settings';
import { PLACE } from '../__testUtils__/settings';
import { checkProvisionRequest } from './provisionRequest';
import { checkRegionZones } from './regionZones';

const REQUEST: ProvisionRequest = {
  owner: 'group:default/team-a',
  name: 'research',
  target: 'sandbox',
  profileUser: 'user:default/scientist',
};
const TARGET = {
  ...PLACE,
  version: '1.0',
  parameters: [...KNOWN_PARAMETERS],
  approvedDomains: ['.a.com'],
  choices: ALL_CHOICES,
  tagFields: [],
};

describe('checkProvisionRequest', () => {
  it('lets the shortest request pass', () => {
    expect(
      checkProvisionRequest(REQUEST, { ...TARGET, choices: DEFAULT_CHOICES }),
    ).toEqual([]);
  });

  it('takes a full name as long as the version of the product takes it', () => {
    const named = (name: string, version: string) =>
      checkProvisionRequest({ ...REQUEST, name }, { ...TARGET, version });
    const longest = 'a'.repeat(26 - 'team-a--'.length);
    expect(named(longest, '1.0')).toEqual([]);
    expect(named(`${longest}bc`, '1.0')).toEqual([
      {
        field: 'name',
        rule: expect.stringMatching(
          /^must be 2 characters shorter: version 1\.0/,
        ),
      },
    ]);
    expect(named(`${longest}bc`, '2.0')).toEqual([]);
  });

  it('lets a request pass that says everything', () => {
    expect(
      checkProvisionRequest(
        {
          ...REQUEST,
          egress: {
            mode: 'allowlist',
            placement: 'afterNat',
            blockAction: 'reject',
          },
          teamDomains: ['.a.com'],
          teamRuleGroupCapacity: 4,
          zones: 3,
          network: DEFAULT_NETWORK,
          endpoints: { tier: 'full', s3Exceptions: ['jumpStart'] },
          authMode: 'SSO',
          singleSignOnUser: 'scientist',
          idleShutdownMinutes: 240,
          allowedInstanceTypes: ['system', 'ml.t3.*'],
          logs: { retentionDays: 365, firewallFlowLog: true },
        },
        TARGET,
      ),
    ).toEqual([]);
  });

  it('names every rule that is broken, not only the first', () => {
    const violations = checkProvisionRequest(
      {
        ...REQUEST,
        name: 'Research',
        profileUser: 'group:default/team-a',
        egress: { mode: 'open' },
        zones: 2,
        network: DEFAULT_NETWORK,
        endpoints: { exclude: ['sts'] },
        idleShutdownMinutes: 5,
        keys: { dataKeyArn: 'mine' },
        breakGlassRoleArns: ['*'],
      },
      { ...TARGET, choices: DEFAULT_CHOICES },
    );
    expect([...new Set(violations.map(({ field }) => field))]).toEqual([
      'name',
      'profileUser',
      'egress.mode',
      'breakGlassRoleArns[0]',
      'acknowledgeOpenEgress',
      'network.firewallSubnetCidrs',
      'network.natSubnetCidrs',
      'network.studioSubnetCidrs',
      'endpoints.exclude[0]',
      'idleShutdownMinutes',
      'keys.dataKeyArn',
    ]);
  });
});

describe('checkProvisionRequest on a target with its own tags and version', () => {
  const target = {
    ...TARGET,
    version: '0.9',
    parameters: KNOWN_PARAMETERS.filter(name => name !== 'BlockAction'),
    choices: { ...ALL_CHOICES, blockAction: [] },
    tagFields: [{ key: 'CostCenter', title: 'Cost center', required: true }],
  };

  it('asks for what it needs and refuses what it does not have', () => {
    expect(checkProvisionRequest(REQUEST, target)).toEqual([
      { field: 'tags.CostCenter', rule: 'is required on this target' },
    ]);
    expect(
      checkProvisionRequest(
        {
          ...REQUEST,
          egress: { blockAction: 'drop' },
          tags: { CostCenter: '1000', Owner: 'me' },
        },
        target,
      ).map(({ field }) => field),
    ).toEqual(['egress.blockAction', 'tags.Owner']);
  });
});

describe('checkRegionZones', () => {
  const region = {
    region: 'us-west-1',
    available: ['us-west-1a', 'us-west-1c'],
  };

  it('lets as many zones pass as the region has', () => {
    expect(checkRegionZones(2, region)).toEqual([]);
  });

  it('refuses more', () => {
    expect(checkRegionZones(3, region)).toEqual([
      {
        field: 'zones',
        rule: 'must be at most 2: the region us-west-1 has no more Availability Zones for this account',
      },
    ]);
  });
});
