import { Network } from 'backstage-plugin-secure-studio-common';
import { checkRanges, studioRange } from './checkRanges';
import { aSubnet, aVpc, NETWORK } from './__testUtils__/network';

const VPC = aVpc({ cidrs: ['10.8.0.0/16', '100.64.0.0/16'] });
const SUBNETS = [
  aSubnet(1),
  aSubnet(2),
  aSubnet(1, { id: 'subnet-taken', cidr: '10.8.1.128/25' }),
];

const fieldsOf = (
  over: Partial<Network>,
  mode: Parameters<typeof checkRanges>[1] = 'allowlist',
) =>
  checkRanges({ ...NETWORK, ...over }, mode, VPC, SUBNETS).map(
    ({ field }) => field,
  );

const FREE = { firewallSubnetCidrs: ['10.8.5.0/24', '100.64.5.0/24'] };

describe('checkRanges', () => {
  it('lets free ranges pass in any of the ranges of the VPC', () => {
    expect(fieldsOf(FREE)).toEqual([]);
  });

  it('says what has a range already', () => {
    expect(checkRanges(NETWORK, 'allowlist', VPC, SUBNETS)).toEqual([
      {
        field: 'network.firewallSubnetCidrs[0]',
        rule: 'must be free: subnet-taken has 10.8.1.128/25',
      },
    ]);
  });

  it.each<[Partial<Network>, string]>([
    [{ natSubnetCidrs: ['10.8.3.0/26', '10.8.12.0/24'] }, '[0]'],
    [{ natSubnetCidrs: ['10.8.2.0/24', '10.8.0.0/20'] }, '[1]'],
    [{ natSubnetCidrs: ['10.8.2.0/24', '10.9.12.0/24'] }, '[1]'],
  ])('refuses %j, in use or outside', (over, index) => {
    expect(fieldsOf({ ...FREE, ...over })).toEqual([
      `network.natSubnetCidrs${index}`,
    ]);
  });

  it.each([
    ['none', []],
    ['open', ['network.natSubnetCidrs[0]']],
    [
      'denylist',
      ['network.firewallSubnetCidrs[0]', 'network.natSubnetCidrs[0]'],
    ],
  ] as const)(
    'looks in the egress mode %s only at what is made',
    (mode, fields) => {
      const taken = ['10.8.1.0/24', '10.8.11.0/24'];
      expect(
        fieldsOf({ firewallSubnetCidrs: taken, natSubnetCidrs: taken }, mode),
      ).toEqual(fields);
    },
  );
});

describe('studioRange', () => {
  const inSecondary = {
    ...NETWORK,
    studioSubnetCidrs: ['100.64.3.0/24', '100.64.13.0/24'],
  };
  const inBoth = {
    ...NETWORK,
    studioSubnetCidrs: ['10.8.3.0/24', '100.64.13.0/24'],
  };

  it('is the one with Studio in it, whichever the request names', () => {
    expect(studioRange(inSecondary, 'allowlist', VPC)).toEqual({
      range: '100.64.0.0/16',
      violations: [],
    });
    expect(studioRange(NETWORK, 'allowlist', VPC).range).toBe('10.8.0.0/16');
  });

  it.each(['allowlist', 'denylist'] as const)(
    'has to be one for the firewall of the mode %s',
    mode => {
      expect(studioRange(inBoth, mode, VPC).violations).toMatchObject([
        { field: 'network.studioSubnetCidrs' },
      ]);
    },
  );

  it.each(['none', 'open'] as const)(
    'may be two in the mode %s, without a firewall',
    mode => {
      expect(studioRange(inBoth, mode, VPC)).toEqual({
        range: NETWORK.vpcCidr,
        violations: [],
      });
    },
  );
});
