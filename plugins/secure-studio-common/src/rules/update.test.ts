import { settings } from '../__testUtils__/settings';
import { toProductParameters } from '../settings';
import { checkUpdate } from './update';

const IDENTITY = {
  fullName: 'team-a--research',
  owner: 'group:default/team-a',
  profile: 'scientist',
  profileUser: 'user:default/scientist',
};
const parameters = (asked: Parameters<typeof settings>[0] = {}) =>
  toProductParameters(IDENTITY, settings(asked), 'eu-west-1');
const CURRENT = parameters();

describe('checkUpdate', () => {
  it.each<Parameters<typeof settings>[0]>([
    {},
    { egress: { mode: 'none' } },
    { egress: { mode: 'denylist', blockAction: 'reject' } },
    { egress: { mode: 'open' } },
    { egress: { placement: 'afterNat' } },
    { teamDomains: ['.a.com'] },
    { endpoints: { tier: 'full', include: ['glue'], exclude: ['ssm'] } },
    { logs: { retentionDays: 365, flowLogTraffic: 'ALL' } },
    { homeFileSystem: 'enabled' },
    { persona: 'mlopsEngineer' },
    { networkIsolation: 'required' },
    { idleShutdownMinutes: 60 },
    { organizationId: 'o-a1b2c3d4e5' },
  ])('lets an environment become %j', wanted => {
    expect(checkUpdate(CURRENT, parameters(wanted))).toEqual([]);
  });

  it.each<[Record<string, string>, string, string]>([
    [{ Zones: '2' }, 'zones', 'replaces a domain whose subnets change'],
    [{ AuthMode: 'SSO' }, 'authMode', 'replaces a domain'],
    [{ VpcCidr: '10.3.0.0/16' }, 'network.vpcCidr', 'replaces a VPC'],
    [
      { StudioSubnetCidrs: '10.2.4.0/24,10.2.13.0/24,10.2.23.0/24' },
      'network.studioSubnetCidrs',
      'replaces a domain',
    ],
    [{ ExistingVpcId: 'vpc-01234567' }, 'existingVpc.vpcId', 'replaces'],
    [
      { ExistingStudioSubnetIds: 'subnet-01234567' },
      'existingVpc.studioSubnetIds',
      'replaces',
    ],
    [{ ExistingStorageKeyArn: 'arn' }, 'keys.storageKeyArn', 'replaces'],
    [{ ExistingDataKeyArn: 'arn' }, 'keys.dataKeyArn', 'former key'],
    [{ EnvironmentName: 'team-a--other' }, 'name', 'tags'],
    [{ Team: 'group:default/team-b' }, 'owner', 'tags'],
    [{ UserProfileOwner: 'user:default/other' }, 'profileUser', 'tags'],
    [
      { TeamRuleGroupCapacity: '2000' },
      'teamRuleGroupCapacity',
      'Network Firewall',
    ],
  ])('refuses that it becomes %j', (wanted, field, reason) => {
    expect(checkUpdate(CURRENT, wanted)).toEqual([
      { field, rule: expect.stringContaining(reason) },
    ]);
  });

  it('gives the reason for each field once', () => {
    const violations = checkUpdate(
      { ...CURRENT, AvailabilityZones: 'a' },
      { Zones: '2', AvailabilityZones: 'a,b' },
    );
    expect(violations.map(({ field }) => field)).toEqual(['zones']);
  });

  it('minds no range of a zone that is not used', () => {
    expect(
      checkUpdate(CURRENT, {
        StudioSubnetCidrs: '10.2.3.0/24, 10.2.99.0/24, 10.2.98.0/24',
      }),
    ).toEqual([]);
  });

  it('lets a home file system be made, but not taken away', () => {
    const enabled = { ...CURRENT, HomeFileSystem: 'enabled' };
    expect(checkUpdate(enabled, { HomeFileSystem: 'disabled' })).toMatchObject([
      { field: 'homeFileSystem' },
    ]);
  });

  it('takes no firewall away that is protected', () => {
    const guarded = { ...CURRENT, FirewallDeleteProtection: 'yes' };
    for (const EgressMode of ['none', 'open']) {
      expect(checkUpdate(guarded, { EgressMode })).toMatchObject([
        { field: 'firewallDeleteProtection' },
      ]);
    }
    expect(checkUpdate(guarded, { EgressMode: 'denylist' })).toEqual([]);
  });
});
