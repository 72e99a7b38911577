import { Network } from '../api';
import { DEFAULT_NETWORK } from '../settings';
import { checkNetwork } from './network';

const ONE_ZONE: Network = {
  vpcCidr: '10.2.0.0/16',
  firewallSubnetCidrs: ['10.2.1.0/24'],
  natSubnetCidrs: ['10.2.2.0/24'],
  studioSubnetCidrs: ['10.2.3.0/24'],
};

const check = (over: Partial<Network>, zones = 1, existing = false) =>
  checkNetwork({ ...ONE_ZONE, ...over }, { zones, existing });

describe('checkNetwork', () => {
  it("lets the product's own addresses pass", () => {
    expect(
      checkNetwork(DEFAULT_NETWORK, { zones: 3, existing: false }),
    ).toEqual([]);
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

  describe("Docker's range", () => {
    const DOCKER = /must not overlap with 172\.17\.0\.0\/16/;

    it.each<[string, Partial<Network>]>([
      ['network.vpcCidr', { vpcCidr: '172.17.0.0/16' }],
      ['network.vpcCidr', { vpcCidr: '172.17.64.0/18' }],
      [
        'network.studioSubnetCidrs[0]',
        { studioSubnetCidrs: ['172.17.3.0/24'] },
      ],
      [
        'network.firewallSubnetCidrs[0]',
        { firewallSubnetCidrs: ['172.17.255.240/28'] },
      ],
      ['network.natSubnetCidrs[0]', { natSubnetCidrs: ['172.17.2.0/24'] }],
    ])('is no place for %s of a new network', (field, over) => {
      expect(check(over)).toContainEqual({
        field,
        rule: expect.stringMatching(DOCKER),
      });
    });

    it.each<Partial<Network>>([
      { vpcCidr: '172.16.0.0/16' },
      { vpcCidr: '172.18.0.0/16' },
    ])('lets its neighbour %j pass', over => {
      expect(check(over).map(({ rule }) => rule)).not.toContainEqual(
        expect.stringMatching(DOCKER),
      );
    });

    it("is in an existing VPC no place for Studio's subnets alone", () => {
      expect(
        check(
          {
            vpcCidr: '172.17.0.0/16',
            firewallSubnetCidrs: ['172.17.1.0/24'],
            natSubnetCidrs: ['172.17.2.0/24'],
            studioSubnetCidrs: ['172.17.3.0/24'],
          },
          1,
          true,
        ),
      ).toEqual([
        {
          field: 'network.studioSubnetCidrs[0]',
          rule: expect.stringMatching(DOCKER),
        },
      ]);
    });
  });

  it('leaves it to AWS in which ranges of an existing VPC a subnet is', () => {
    const secondary = { studioSubnetCidrs: ['100.64.3.0/24'] };
    expect(check(secondary, 1, true)).toEqual([]);
    expect(check(secondary)).toMatchObject([
      { field: 'network.studioSubnetCidrs[0]' },
    ]);
    expect(check({ natSubnetCidrs: ['10.2.1.0/25'] }, 1, true)).toMatchObject([
      { field: 'network.natSubnetCidrs[0]' },
    ]);
  });
});
