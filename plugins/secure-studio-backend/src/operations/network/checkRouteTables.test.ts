import { RouteTable } from '../../aws';
import { checkRouteTables } from './checkRouteTables';
import { aRouteTable, EXISTING_VPC } from './__testUtils__/network';

const check = (over: Partial<RouteTable>) =>
  checkRouteTables(EXISTING_VPC, [aRouteTable(2, over), aRouteTable(1)]);

describe('checkRouteTables', () => {
  it('lets each table of one subnet pass, in whatever order AWS gives them', () => {
    expect(check({})).toEqual([]);
  });

  it.each([
    ['to the VPC', '10.8.0.0/16', 'local'],
    ['to another network', '10.0.0.0/8', 'tgw-01234567'],
    ['to a peer', '172.31.0.0/16', 'pcx-01234567'],
    ['to a gateway endpoint', 'pl-6da54004', 'vpce-01234567'],
  ])('lets a route %s pass', (_, destination, target) => {
    expect(check({ routes: [{ destination, target }] })).toEqual([]);
  });

  it.each<[string, Partial<RouteTable>, string]>([
    [
      'of another VPC',
      { vpcId: 'vpc-2' },
      'must be a route table of vpc-01234567',
    ],
    [
      'that there is not',
      { id: 'rtb-other' },
      'must be a route table of vpc-01234567',
    ],
    [
      'that is the main one',
      { isMain: true, subnetIds: [] },
      'must not be the main route table of vpc-01234567',
    ],
    ['of no subnet', { subnetIds: [] }, 'associate rtb-00000002 with it'],
    [
      'of other subnets too',
      { subnetIds: ['subnet-00000002', 'subnet-00000009'] },
      'would hold for subnet-00000009 too',
    ],
    [
      'with a default route',
      { routes: [{ destination: '0.0.0.0/0', target: 'tgw-01234567' }] },
      'take the route to 0.0.0.0/0 through tgw-01234567 out of rtb-00000002',
    ],
    [
      'with a default route of IPv6',
      { routes: [{ destination: '::/0', target: 'eigw-01234567' }] },
      'take the route to ::/0',
    ],
    [
      'that leads to the internet past the firewall',
      { routes: [{ destination: '203.0.113.0/24', target: 'nat-01234567' }] },
      'take the route to 203.0.113.0/24',
    ],
    [
      'that leads to the internet gateway',
      { routes: [{ destination: '203.0.113.0/24', target: 'igw-01234567' }] },
      'take the route to 203.0.113.0/24',
    ],
  ])('refuses a table %s', (_, over, rule) => {
    expect(check(over)).toEqual([
      {
        field: 'existingVpc.studioRouteTableIds[1]',
        rule: expect.stringContaining(rule),
      },
    ]);
  });

  it('refuses the tables of two subnets in the wrong order', () => {
    const [one, other] = EXISTING_VPC.studioRouteTableIds;
    expect(
      checkRouteTables({ ...EXISTING_VPC, studioRouteTableIds: [other, one] }, [
        aRouteTable(1),
        aRouteTable(2),
      ]).map(({ field }) => field),
    ).toEqual(
      expect.arrayContaining([
        'existingVpc.studioRouteTableIds[0]',
        'existingVpc.studioRouteTableIds[1]',
      ]),
    );
  });
});
