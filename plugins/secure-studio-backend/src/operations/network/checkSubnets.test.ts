import { Subnet } from '../../aws';
import { checkSubnets } from './checkSubnets';
import { aSubnet, EXISTING_VPC, NETWORK } from './__testUtils__/network';

const check = (found: Subnet[], cidrs = NETWORK.studioSubnetCidrs) =>
  checkSubnets(EXISTING_VPC, found, { cidrs, addresses: 20 });

describe('checkSubnets', () => {
  it('lets the subnets of the VPC pass, in whatever order AWS gives them', () => {
    expect(check([aSubnet(2), aSubnet(1)])).toEqual([]);
  });

  it.each<[string, Subnet[], string, string]>([
    [
      'that there is not',
      [aSubnet(1)],
      'existingVpc.studioSubnetIds[1]',
      'must be a subnet of vpc-01234567',
    ],
    [
      'of another VPC',
      [aSubnet(1, { vpcId: 'vpc-2' }), aSubnet(2)],
      'existingVpc.studioSubnetIds[0]',
      'must be a subnet of vpc-01234567',
    ],
    [
      'in the zone of another',
      [aSubnet(1), aSubnet(2, { zone: 'eu-west-1a' })],
      'existingVpc.studioSubnetIds[1]',
      'another one is in eu-west-1a too',
    ],
    [
      'with another range',
      [aSubnet(1), aSubnet(2, { cidr: '10.8.14.0/24' })],
      'network.studioSubnetCidrs[1]',
      'must be the range of subnet-00000002: 10.8.14.0/24',
    ],
    [
      'that is not there yet',
      [aSubnet(1, { state: 'pending' }), aSubnet(2)],
      'existingVpc.studioSubnetIds[0]',
      'pending',
    ],
    [
      'without room for the endpoints',
      [aSubnet(1, { freeAddresses: 19 }), aSubnet(2, { freeAddresses: 20 })],
      'existingVpc.studioSubnetIds[0]',
      'must have 20 free addresses',
    ],
  ])('refuses a subnet %s', (_, found, field, rule) => {
    expect(check(found)).toEqual([
      { field, rule: expect.stringContaining(rule) },
    ]);
  });
});
