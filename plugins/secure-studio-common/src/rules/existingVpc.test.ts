import { ExistingVpc, ProvisionRequest } from '../api';
import { EXISTING_VPC, settings } from '../__testUtils__/settings';
import { checkExistingVpc } from './existingVpc';

const fieldsOf = (
  over: Partial<ExistingVpc>,
  asked: Partial<ProvisionRequest> = {},
) =>
  checkExistingVpc(
    settings({ existingVpc: { ...EXISTING_VPC, ...over }, ...asked }),
    true,
  ).map(({ field }) => field);

describe('checkExistingVpc', () => {
  it('lets a VPC pass that has everything', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ s3EndpointId: 'vpce-01234567' })).toEqual([]);
    expect(checkExistingVpc(settings(), false)).toEqual([]);
  });

  it.each<[Partial<ExistingVpc>, string]>([
    [{ vpcId: 'my-vpc' }, 'existingVpc.vpcId'],
    [{ vpcId: 'vpc-0123' }, 'existingVpc.vpcId'],
    [{ studioSubnetIds: ['vpc-01234567'] }, 'existingVpc.studioSubnetIds[0]'],
    [
      { studioRouteTableIds: ['rtb-0,rtb-1'] },
      'existingVpc.studioRouteTableIds[0]',
    ],
    [{ internetGatewayId: 'igw' }, 'existingVpc.internetGatewayId'],
    [{ internetGatewayId: undefined }, 'existingVpc.internetGatewayId'],
    [{ s3EndpointId: 'pl-01234567' }, 'existingVpc.s3EndpointId'],
    [
      { studioSubnetIds: ['subnet-01234567', 'subnet-89abcdef'] },
      'existingVpc.studioSubnetIds',
    ],
  ])('refuses %j', (over, field) => {
    expect(fieldsOf(over)).toEqual([field]);
  });

  it('needs a subnet and a route table of its own in each zone', () => {
    const twice = {
      studioSubnetIds: ['subnet-01234567', 'subnet-01234567'],
      studioRouteTableIds: ['rtb-01234567', 'rtb-01234567'],
    };
    expect(fieldsOf(twice, { zones: 2 })).toEqual([
      'existingVpc.studioSubnetIds',
      'existingVpc.studioRouteTableIds',
    ]);
    expect(fieldsOf({}, { zones: 2 })).toEqual([
      'existingVpc.studioSubnetIds',
      'existingVpc.studioRouteTableIds',
    ]);
  });

  it('needs no internet gateway where there is no internet', () => {
    expect(
      fieldsOf({ internetGatewayId: undefined }, { egress: { mode: 'none' } }),
    ).toEqual([]);
  });

  it('stands before the NAT gateway only', () => {
    expect(fieldsOf({}, { egress: { placement: 'afterNat' } })).toEqual([
      'egress.placement',
    ]);
  });

  it('needs the addresses', () => {
    expect(
      checkExistingVpc(settings({ existingVpc: EXISTING_VPC }), false),
    ).toMatchObject([{ field: 'network' }]);
  });
});
