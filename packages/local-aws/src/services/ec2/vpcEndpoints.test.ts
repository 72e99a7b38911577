import {
  DeleteRouteCommand,
  CreateRouteCommand,
  DeleteVpcEndpointsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcEndpointServicesCommand,
  EC2Client,
  ModifyVpcEndpointCommand,
  paginateDescribeVpcEndpoints,
} from '@aws-sdk/client-ec2';
import { present, useTestServer } from '../testServer';
import { testNetwork } from './testNetwork';

const service = (name: string) => `com.amazonaws.eu-west-1.${name}`;

function setUp(options?: Parameters<typeof useTestServer>[0]) {
  const server = useTestServer(options);
  const given = { VpcId: '', SubnetId: '' };
  const clients = () => {
    const ec2 = new EC2Client(server.clientOptions());
    return { ec2, network: testNetwork(ec2) };
  };
  beforeEach(async () => {
    const { network } = clients();
    given.VpcId = await network.vpcWithDns();
    given.SubnetId = await network.subnet(given.VpcId);
  });
  return {
    given,
    clients,
    server,
    async endpoints(ids?: string[]) {
      const { VpcEndpoints } = await clients().ec2.send(
        new DescribeVpcEndpointsCommand({ VpcEndpointIds: ids }),
      );
      return present(VpcEndpoints);
    },
    interfaceEndpoint(name: string, overrides = {}) {
      return clients().network.endpoint({
        VpcId: given.VpcId,
        VpcEndpointType: 'Interface',
        ServiceName: service(name),
        SubnetIds: [given.SubnetId],
        ...overrides,
      });
    },
  };
}

describe('an interface endpoint', () => {
  const { given, clients, endpoints, interfaceEndpoint, server } = setUp();

  it('has an interface in its subnet, groups, names and a policy', async () => {
    const id = await interfaceEndpoint('sagemaker.api');
    expect(await endpoints([id])).toMatchObject([
      {
        State: 'available',
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
        SubnetIds: [given.SubnetId],
        Groups: [{ GroupName: 'default' }],
        NetworkInterfaceIds: [expect.stringMatching(/^eni-0[0-9a-f]{16}$/)],
        PolicyDocument: expect.stringContaining('"Allow"'),
        RequesterManaged: false,
      },
    ]);
    const [{ DnsEntries }] = await endpoints([id]);
    expect(DnsEntries).toContainEqual(
      expect.objectContaining({
        DnsName: 'api.sagemaker.eu-west-1.amazonaws.com',
      }),
    );
  });

  it('takes the private name of a service from a VPC once', async () => {
    await interfaceEndpoint('sts');
    await expect(interfaceEndpoint('sts')).rejects.toMatchObject({
      name: 'InvalidParameter',
      message: `private-dns-enabled cannot be set because there is already a conflicting DNS domain for sts.eu-west-1.amazonaws.com in the VPC ${given.VpcId}`,
    });
    await interfaceEndpoint('sts', { PrivateDnsEnabled: false });
  });

  it('gives the private name back, and takes it again', async () => {
    const { ec2 } = clients();
    const first = await interfaceEndpoint('sts');
    const second = await interfaceEndpoint('sts', { PrivateDnsEnabled: false });
    const privateDns = (VpcEndpointId: string, PrivateDnsEnabled: boolean) =>
      ec2.send(
        new ModifyVpcEndpointCommand({ VpcEndpointId, PrivateDnsEnabled }),
      );
    await expect(privateDns(second, true)).rejects.toThrow(/conflicting/);
    await privateDns(first, false);
    await privateDns(second, true);
    const shown = await endpoints([first, second]);
    expect(shown.map(({ PrivateDnsEnabled }) => PrivateDnsEnabled)).toEqual([
      false,
      true,
    ]);
    const names = shown.map(({ DnsEntries = [] }) =>
      DnsEntries.map(({ DnsName }) => DnsName),
    );
    expect(names[0]).not.toContain('sts.eu-west-1.amazonaws.com');
    expect(names[1]).toContain('sts.eu-west-1.amazonaws.com');
  });

  it('is not to be had in a zone, or in a region, that lacks its service', async () => {
    const { network } = clients();
    const { faults } = server.running();
    const serviceName = service('sts');
    const zone = faults.addEndpointServiceFault({
      serviceName,
      zone: 'eu-west-1a',
    });
    await expect(interfaceEndpoint('sts')).rejects.toMatchObject({
      name: 'InvalidParameter',
      message: `The VPC endpoint service ${serviceName} does not support the availability zone of the subnet: ${given.SubnetId}.`,
    });
    const other = await network.subnet(given.VpcId, '10.2.7.0/24', 'b');
    await interfaceEndpoint('sts', { SubnetIds: [other] });
    faults.remove(zone);
    faults.addEndpointServiceFault({ serviceName });
    await expect(interfaceEndpoint('sts')).rejects.toMatchObject({
      name: 'InvalidServiceName',
    });
  });

  it('needs DNS host names in the VPC for a private name', async () => {
    const { network } = clients();
    const VpcId = await network.vpc('10.9.0.0/16');
    const SubnetIds = [await network.subnet(VpcId, '10.9.1.0/24')];
    await expect(
      interfaceEndpoint('sts', { VpcId, SubnetIds }),
    ).rejects.toThrow(/enableDnsHostnames/);
  });

  it.each([
    [
      'an unknown service',
      { ServiceName: service('nonsense') },
      'InvalidServiceName',
    ],
    [
      'the type of another service',
      { VpcEndpointType: 'Gateway' },
      'InvalidParameter',
    ],
    ['a policy that is none', { PolicyDocument: '{' }, 'InvalidPolicyDocument'],
    ['route tables', { RouteTableIds: ['rtb-1'] }, 'InvalidParameter'],
    [
      'an unknown subnet',
      { SubnetIds: ['subnet-1'] },
      'InvalidSubnetID.NotFound',
    ],
    [
      'an unknown group',
      { SecurityGroupIds: ['sg-1'] },
      'InvalidGroup.NotFound',
    ],
  ])('is refused with %s', async (_, overrides, name) => {
    await expect(interfaceEndpoint('sts', overrides)).rejects.toMatchObject({
      name,
    });
  });

  it('has one subnet in a zone', async () => {
    const second = await clients().network.subnet(given.VpcId, '10.2.2.0/24');
    await expect(
      interfaceEndpoint('sts', { SubnetIds: [given.SubnetId, second] }),
    ).rejects.toMatchObject({ name: 'DuplicateSubnetsInSameZone' });
  });

  it('can be given other groups and another policy', async () => {
    const { ec2, network } = clients();
    const id = await interfaceEndpoint('sts');
    const group = await network.securityGroup(given.VpcId);
    const [{ Groups }] = await endpoints([id]);
    await ec2.send(
      new ModifyVpcEndpointCommand({
        VpcEndpointId: id,
        AddSecurityGroupIds: [group],
        RemoveSecurityGroupIds: [present(present(Groups)[0].GroupId)],
        PolicyDocument: '{"Statement":[]}',
      }),
    );
    expect(await endpoints([id])).toMatchObject([
      { Groups: [{ GroupId: group }], PolicyDocument: '{"Statement":[]}' },
    ]);
  });

  it('is gone after it was deleted, and an unknown one is told', async () => {
    const id = await interfaceEndpoint('sts');
    const unknown = 'vpce-00000000000000000';
    const { Unsuccessful } = await clients().ec2.send(
      new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id, unknown] }),
    );
    expect(Unsuccessful).toMatchObject([
      { ResourceId: unknown, Error: { Code: 'InvalidVpcEndpointId.NotFound' } },
    ]);
    expect(await endpoints()).toEqual([]);
  });

  it('is listed by filter and page', async () => {
    const { ec2 } = clients();
    await interfaceEndpoint('sts');
    await interfaceEndpoint('logs');
    await interfaceEndpoint('kms');
    const pages: number[] = [];
    for await (const { VpcEndpoints } of paginateDescribeVpcEndpoints(
      { client: ec2, pageSize: 2 },
      { Filters: [{ Name: 'vpc-endpoint-state', Values: ['available'] }] },
    )) {
      pages.push(present(VpcEndpoints).length);
    }
    expect(pages).toEqual([2, 1]);
  });
});

describe('the services that endpoints can connect to', () => {
  const { clients } = setUp();

  it('are listed once for each type, in pages', async () => {
    const found: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await clients().ec2.send(
        new DescribeVpcEndpointServicesCommand({ MaxResults: 50, NextToken }),
      );
      found.push(
        ...present(page.ServiceDetails).map(
          ({ ServiceName, ServiceType }) =>
            `${ServiceName} ${ServiceType?.[0].ServiceType}`,
        ),
      );
      NextToken = page.NextToken;
    } while (NextToken);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(
      expect.arrayContaining([
        `${service('s3')} Gateway`,
        `${service('s3')} Interface`,
        'aws.sagemaker.eu-west-1.studio Interface',
      ]),
    );
  });
});

describe('an endpoint service', () => {
  const { clients, server } = setUp();
  const ServiceName = service('sagemaker.api');
  const details = async (ServiceNames = [ServiceName]) => {
    const { ServiceDetails } = await clients().ec2.send(
      new DescribeVpcEndpointServicesCommand({ ServiceNames }),
    );
    return ServiceDetails;
  };

  it('tells its zones, its private name and that it takes a policy', async () => {
    await expect(details()).resolves.toMatchObject([
      {
        ServiceName,
        ServiceType: [{ ServiceType: 'Interface' }],
        AvailabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
        PrivateDnsName: 'api.sagemaker.eu-west-1.amazonaws.com',
        VpcEndpointPolicySupported: true,
      },
    ]);
  });

  it('is not in the zones, or not in the region, that lack it', async () => {
    const { faults } = server.running();
    faults.addEndpointServiceFault({
      serviceName: ServiceName,
      zone: 'eu-west-1b',
    });
    await expect(details()).resolves.toMatchObject([
      { AvailabilityZones: ['eu-west-1a', 'eu-west-1c'] },
    ]);
    await expect(details([service('sts')])).resolves.toMatchObject([
      { AvailabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] },
    ]);
    faults.addEndpointServiceFault({ serviceName: ServiceName });
    await expect(details()).rejects.toMatchObject({
      name: 'InvalidServiceName',
      message: `The Vpc Endpoint Service '${ServiceName}' does not exist`,
    });
    faults.clear();
    await expect(details()).resolves.toHaveLength(1);
  });
});

describe('a gateway endpoint', () => {
  const { given, clients, endpoints } = setUp();

  it('routes to the prefix list of its service in its tables', async () => {
    const { ec2, network } = clients();
    const table = await network.routeTable(given.VpcId);
    const GatewayId = await network.endpoint({
      VpcId: given.VpcId,
      ServiceName: service('s3'),
      RouteTableIds: [table],
    });
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({ RouteTableIds: [table] }),
    );
    const route = present(RouteTables)[0].Routes?.[1];
    expect(route).toMatchObject({
      GatewayId,
      DestinationPrefixListId: expect.stringMatching(/^pl-[0-9a-f]{8}$/),
    });
    await expect(
      ec2.send(
        new DeleteRouteCommand({
          RouteTableId: table,
          DestinationPrefixListId: route?.DestinationPrefixListId,
        }),
      ),
    ).rejects.toThrow(/cannot remove VPC endpoint route/);
    await expect(
      network.endpoint({
        VpcId: given.VpcId,
        ServiceName: service('s3'),
        RouteTableIds: [table],
      }),
    ).rejects.toMatchObject({ name: 'RouteAlreadyExists' });
    expect(await endpoints([GatewayId])).toMatchObject([
      { VpcEndpointType: 'Gateway', RouteTableIds: [table] },
    ]);
  });
});

describe('a Gateway Load Balancer endpoint', () => {
  const { given, clients, endpoints } = setUp();

  it('is not deleted while a route leads to it', async () => {
    const { ec2, network } = clients();
    const VpcEndpointId = await network.balancerEndpoint(
      given.VpcId,
      given.SubnetId,
    );
    const route = {
      RouteTableId: await network.routeTable(given.VpcId),
      DestinationCidrBlock: '0.0.0.0/0',
    };
    await ec2.send(new CreateRouteCommand({ ...route, VpcEndpointId }));
    const remove = () =>
      ec2.send(
        new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }),
      );
    expect((await remove()).Unsuccessful).toMatchObject([
      {
        Error: { Message: expect.stringContaining('removed from route table') },
      },
    ]);
    await ec2.send(new DeleteRouteCommand(route));
    expect((await remove()).Unsuccessful).toEqual([]);
    expect(await endpoints()).toEqual([]);
  });
});

describe('at the pace of a demonstration', () => {
  const { clients, endpoints, interfaceEndpoint, server } = setUp({
    pace: 'demo',
  });

  it('an endpoint is pending, then available, then deleting, in the wire form of the names', async () => {
    const id = await interfaceEndpoint('sts');
    expect(await endpoints()).toMatchObject([{ State: 'pending' }]);
    server.running().clock.advance(10_000);
    expect(await endpoints()).toMatchObject([{ State: 'available' }]);
    await clients().ec2.send(
      new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }),
    );
    expect(await endpoints()).toMatchObject([{ State: 'deleting' }]);
    server.running().clock.advance(10_000);
    expect(await endpoints()).toEqual([]);
  });
});
