import { Network } from '../api';
import { DEFAULT_NETWORK } from '../settings';
import { checkNetwork } from './network';

const ONE_ZONE: Network = {
  vpcCidr: '10.2.0.0/16',
  firewallSubnetCidrs: ['10.2.1.0/24'],
  natSubnetCidrs: ['10.2.2.0/24'],
  studioSubnetCidrs: ['10.2.3.0/24'],
};

const check = (over: Partial<Network>, zones = 1) =>
  checkNetwork({ ...ONE_ZONE, ...over }, zones);

describe('checkNetwork', () => {
  it("lets the product's own addresses pass", () => {
    expect(checkNetwork(DEFAULT_NETWORK, 3)).toEqual([]);
    expect(check({})).toEqual([]);
  });

  it.each<[Partial<Network>, string, string]>([
    [{ vpcCidr: '10.2.0.0' }, 'network.vpcCidr', 'must be an IPv4 CIDR block'],
    [{ vpcCidr: 'fd00::/16' }, 'network.vpcCidr', 'must be an IPv4 CIDR block'],
    [{ vpcCidr: '10.0.0.0/8' }, 'network.vpcCidr', 'between /16 and /28'],
    [{ vpcCidr: '10.2.1.0/16' }, 'network.vpcCidr', 'network address'],
    [{ vpcCidr: '169.254.0.0/16' }, 'network.vpcCidr', 'which no VPC may have'],
    [
      { studioSubnetCidrs: ['10.2.3.0/29'] },
      'network.studioSubnetCidrs[0]',
      'between /16 and /28',
    ],
    [
      { natSubnetCidrs: ['10.3.2.0/24'] },
      'network.natSubnetCidrs[0]',
      "inside the VPC's block 10.2.0.0/16",
    ],
    [
      { natSubnetCidrs: ['10.2.1.0/25'] },
      'network.natSubnetCidrs[0]',
      'overlap with firewallSubnetCidrs[0] 10.2.1.0/24',
    ],
    [
      { studioSubnetCidrs: ['10.2.0.0/16'] },
      'network.studioSubnetCidrs[0]',
      'overlap',
    ],
  ])('refuses %j', (over, field, rule) => {
    const violations = check(over);
    expect(violations).toEqual([
      { field, rule: expect.stringContaining(rule) },
    ]);
  });

  it('refuses an overlap of two zones', () => {
    const violations = check(
      {
        firewallSubnetCidrs: ['10.2.1.0/24', '10.2.11.0/24'],
        natSubnetCidrs: ['10.2.2.0/24', '10.2.12.0/24'],
        studioSubnetCidrs: ['10.2.3.0/24', '10.2.3.128/25'],
      },
      2,
    );
    expect(violations).toEqual([
      {
        field: 'network.studioSubnetCidrs[1]',
        rule: 'must not overlap with studioSubnetCidrs[0] 10.2.3.0/24',
      },
    ]);
  });

  it.each([1, 3])('refuses 2 ranges for %i zones', zones => {
    const natSubnetCidrs = ['10.2.2.0/24', '10.2.12.0/24'];
    expect(check({ natSubnetCidrs }, zones)).toContainEqual({
      field: 'network.natSubnetCidrs',
      rule: `must have one range for each zone: ${zones}, not 2`,
    });
  });

  it('blames no subnet for a VPC that is wrong', () => {
    expect(check({ vpcCidr: 'x' }).map(({ field }) => field)).toEqual([
      'network.vpcCidr',
    ]);
  });
});
