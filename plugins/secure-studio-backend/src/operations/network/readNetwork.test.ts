import { Ec2Gateway } from '../../aws';
import { readNetwork } from './readNetwork';
import {
  aNetwork,
  anEndpoint,
  aSubnet,
  EXISTING_VPC,
} from './__testUtils__/network';

const of = (name: string) => ({ 'secure-studio:environment': name });

/** A VPC in which an earlier attempt and another environment left something. */
function anEc2() {
  const { vpc, routeTables, internetGateway } = aNetwork();
  const asked: string[] = [];
  const ec2 = {
    describeVpc: async () => vpc,
    listSubnets: async () => [
      aSubnet(1),
      aSubnet(2, { id: 'subnet-own', tags: of('team-a--lab') }),
      aSubnet(2, { id: 'subnet-other', tags: of('team-a--other') }),
    ],
    listRouteTables: async () => routeTables,
    async describeInternetGateway(id: string) {
      asked.push(id);
      return internetGateway;
    },
    async *listVpcEndpoints() {
      yield [anEndpoint('sts', { tags: of('team-a--lab') })];
      yield [anEndpoint('ssm', { tags: of('team-a--other') })];
    },
  } as unknown as Ec2Gateway;
  return { ec2, asked };
}

describe('readNetwork', () => {
  it('takes what an earlier attempt for the same environment left for gone, and nothing else', async () => {
    const { ec2 } = anEc2();
    const { subnets, endpoints } = await readNetwork(
      ec2,
      EXISTING_VPC,
      'team-a--lab',
    );
    expect(subnets.map(({ id }) => id)).toEqual([
      'subnet-00000001',
      'subnet-other',
    ]);
    expect(endpoints.map(({ id }) => id)).toEqual(['vpce-ssm']);
  });

  it('asks for an internet gateway only where one is named', async () => {
    const { ec2, asked } = anEc2();
    const { internetGatewayId: _, ...without } = EXISTING_VPC;
    expect(
      (await readNetwork(ec2, without, 'team-a--lab')).internetGateway,
    ).toBeUndefined();
    await readNetwork(ec2, EXISTING_VPC, 'team-a--lab');
    expect(asked).toEqual(['igw-01234567']);
  });
});
