import { requiredEndpoints } from 'backstage-plugin-secure-studio-common';
import { VpcEndpoint } from '../../aws';
import { checkGatewayEndpoints, checkInternetGateway } from './checkGateways';
import { anEndpoint, EXISTING_VPC, REGION } from './__testUtils__/network';

const gateway = (service: string, over: Partial<VpcEndpoint> = {}) =>
  anEndpoint(service, {
    type: 'Gateway',
    privateDns: undefined,
    routeTableIds: EXISTING_VPC.studioRouteTableIds,
    ...over,
  });

describe('checkInternetGateway', () => {
  const found = (vpcIds: string[]) => ({ id: 'igw-01234567', vpcIds });

  it('lets the one of the VPC pass, and none at all', () => {
    expect(checkInternetGateway(EXISTING_VPC, found(['vpc-01234567']))).toEqual(
      [],
    );
    const { internetGatewayId: _, ...without } = EXISTING_VPC;
    expect(checkInternetGateway(without, undefined)).toEqual([]);
  });

  it.each([
    ['that there is not', undefined],
    ['that is attached to nothing', found([])],
    ['of another VPC', found(['vpc-2'])],
  ])('refuses one %s', (_, gatewayFound) => {
    expect(checkInternetGateway(EXISTING_VPC, gatewayFound)).toEqual([
      {
        field: 'existingVpc.internetGatewayId',
        rule: 'must be an internet gateway that is attached to vpc-01234567',
      },
    ]);
  });
});

describe('checkGatewayEndpoints', () => {
  const named = { ...EXISTING_VPC, s3EndpointId: 'vpce-s3' };
  const check = (
    vpc: typeof EXISTING_VPC & { s3EndpointId?: string },
    found: VpcEndpoint[],
    tier: 'studio' | 'full' = 'studio',
  ) =>
    checkGatewayEndpoints(vpc, requiredEndpoints(tier, REGION), found, REGION);

  it('lets the named endpoint of S3 pass', () => {
    expect(check(named, [gateway('s3')])).toEqual([]);
  });

  it.each<[string, VpcEndpoint[], string]>([
    ['that there is not', [], 'must be a gateway endpoint of S3'],
    [
      'that is an interface endpoint',
      [anEndpoint('s3')],
      'must be a gateway endpoint of S3',
    ],
    [
      'of another service',
      [gateway('dynamodb', { id: 'vpce-s3' })],
      'must be a gateway endpoint of S3',
    ],
    [
      'that is going',
      [gateway('s3', { state: 'Deleting' })],
      'the state of vpce-s3 is deleting',
    ],
    [
      "that is in one of Studio's tables only",
      [gateway('s3', { routeTableIds: ['rtb-00000001', 'rtb-9'] })],
      'associate vpce-s3 with rtb-00000002',
    ],
  ])('refuses one %s', (_, found, rule) => {
    expect(check(named, found)).toEqual([
      {
        field: 'existingVpc.s3EndpointId',
        rule: expect.stringContaining(rule),
      },
    ]);
  });

  it("has to name what is in Studio's tables already", () => {
    expect(check(EXISTING_VPC, [gateway('s3')])).toEqual([
      {
        field: 'existingVpc.s3EndpointId',
        rule: expect.stringContaining('must be vpce-s3'),
      },
    ]);
    expect(
      check(EXISTING_VPC, [gateway('s3', { routeTableIds: ['rtb-9'] })]),
    ).toEqual([]);
  });

  it('makes no second endpoint of DynamoDB in a table', () => {
    const there = [gateway('dynamodb')];
    expect(check(EXISTING_VPC, there, 'full')).toEqual([
      {
        field: 'endpoints.tier',
        rule: expect.stringContaining('vpce-dynamodb'),
      },
    ]);
    expect(check(EXISTING_VPC, there, 'studio')).toEqual([]);
  });
});
