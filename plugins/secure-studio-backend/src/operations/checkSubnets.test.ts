import { Subnet } from '../aws';
import { checkSubnets } from './checkSubnets';

const VPC = {
  vpcId: 'vpc-1',
  studioSubnetIds: ['subnet-1', 'subnet-2'],
  studioRouteTableIds: ['rtb-1', 'rtb-2'],
};
const CIDRS = ['10.2.3.0/24', '10.2.13.0/24'];

function aSubnet(over: Partial<Subnet> = {}): Subnet {
  return {
    id: 'subnet-1',
    vpcId: 'vpc-1',
    cidr: '10.2.3.0/24',
    zone: 'eu-west-1a',
    ...over,
  };
}
const SECOND = aSubnet({
  id: 'subnet-2',
  cidr: '10.2.13.0/24',
  zone: 'eu-west-1b',
});

describe('checkSubnets', () => {
  it('lets the subnets of the VPC pass, in whatever order AWS gives them', () => {
    expect(checkSubnets(VPC, [SECOND, aSubnet()], CIDRS)).toEqual([]);
  });

  it.each([
    ['that there is not', [aSubnet()], 'existingVpc.studioSubnetIds[1]'],
    [
      'of another VPC',
      [aSubnet({ vpcId: 'vpc-2' }), SECOND],
      'existingVpc.studioSubnetIds[0]',
    ],
    [
      'in the zone of another',
      [aSubnet(), { ...SECOND, zone: 'eu-west-1a' }],
      'existingVpc.studioSubnetIds[1]',
    ],
    [
      'with another range',
      [aSubnet(), { ...SECOND, cidr: '10.2.14.0/24' }],
      'network.studioSubnetCidrs[1]',
    ],
  ])('refuses a subnet %s', (_, found, field) => {
    expect(checkSubnets(VPC, found, CIDRS).map(item => item.field)).toEqual([
      field,
    ]);
  });
});
