import {
  ALL_CHOICES,
  ProvisionRequest,
} from 'backstage-plugin-secure-studio-common';
import { AwsGateways } from '../aws';
import { TargetConfig } from '../config';
import { checkProvision } from './checkProvision';
import { RegionReader } from './RegionReader';

const TARGET: TargetConfig = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'us-west-1',
  product: 'secure-studio',
  version: '1.0',
  roles: { read: '', provision: '', operate: '', open: '' },
  owners: ['*'],
  choices: ALL_CHOICES,
  approvedDomains: [],
  tags: {},
  tagFields: [],
  quotas: {},
  studioUrl: { expiresIn: 30, session: 3600 },
};

/** A region of two zones; says how often it was asked. */
function aRegion() {
  const asked: string[] = [];
  const gateways = {
    ec2: () => ({
      async listAvailabilityZones() {
        asked.push('zones');
        return ['us-west-1a', 'us-west-1c'];
      },
      findPrefixList: async () => 'pl-1',
      async listSubnets() {
        asked.push('subnets');
        return [
          {
            id: 'subnet-01234567',
            vpcId: 'vpc-01234567',
            cidr: '10.8.3.0/24',
            zone: 'us-west-1c',
          },
        ];
      },
    }),
  } as unknown as AwsGateways;
  return { asked, regions: new RegionReader({ gateways }) };
}

const VPC = {
  network: {
    vpcCidr: '10.8.0.0/16',
    firewallSubnetCidrs: ['10.8.1.0/24'],
    natSubnetCidrs: ['10.8.2.0/24'],
    studioSubnetCidrs: ['10.8.3.0/24'],
  },
  existingVpc: {
    vpcId: 'vpc-01234567',
    studioSubnetIds: ['subnet-01234567'],
    studioRouteTableIds: ['rtb-01234567'],
    internetGatewayId: 'igw-01234567',
  },
};

function check(over: Partial<ProvisionRequest>, region = aRegion()) {
  return checkProvision(
    {
      owner: 'group:default/team-a',
      name: 'research',
      fullName: 'team-a--research',
      target: 'sandbox',
      profileUser: 'user:default/scientist',
      ...over,
    },
    TARGET,
    {
      regions: region.regions,
      isMember: async (user, group) =>
        user === 'user:default/scientist' && group === 'group:default/team-a',
    },
  );
}

describe('checkProvision', () => {
  it("stands in the first of the region's zones", async () => {
    const { parameters } = await check({ zones: 2 });
    expect(parameters).toMatchObject({
      Zones: '2',
      AvailabilityZones: 'us-west-1a,us-west-1c',
      S3PrefixListId: 'pl-1',
    });
  });

  it('refuses more zones than the region has', async () => {
    await expect(check({ zones: 3 })).rejects.toThrow(
      'zones: must be at most 2: the region us-west-1',
    );
  });

  it('stands beside the subnets of an existing VPC', async () => {
    const { parameters } = await check(VPC);
    expect(parameters).toMatchObject({
      AvailabilityZones: 'us-west-1c',
      ExistingVpcId: 'vpc-01234567',
    });
  });

  it('refuses an existing VPC whose subnets AWS knows otherwise', async () => {
    await expect(
      check({
        ...VPC,
        existingVpc: { ...VPC.existingVpc, vpcId: 'vpc-89abcdef' },
      }),
    ).rejects.toThrow(
      'existingVpc.studioSubnetIds[0]: must be a subnet of vpc-89abcdef',
    );
  });

  it('asks AWS for nothing that is refused anyway', async () => {
    const region = aRegion();
    await expect(
      check({ ...VPC, zones: 3, idleShutdownMinutes: 1 }, region),
    ).rejects.toThrow('idleShutdownMinutes: ');
    await expect(
      check({ profileUser: 'user:default/nobody' }, region),
    ).rejects.toThrow('profileUser: must be a member');
    expect(region.asked).toEqual([]);
  });

  it('refuses a list that no parameter could hold', async () => {
    const allowedInstanceTypes = [
      'system',
      ...Array.from(
        { length: 99 },
        (_, index) => `ml.${'x'.repeat(45)}.${index}`,
      ),
    ];
    await expect(check({ allowedInstanceTypes })).rejects.toThrow(
      'allowedInstanceTypes: must have at most 4096 characters together',
    );
  });
});
