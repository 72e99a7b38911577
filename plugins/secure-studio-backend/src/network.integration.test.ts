import {
  AssociateRouteTableCommand,
  AssociateVpcCidrBlockCommand,
  CreateRouteCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { callsTo, startAws } from './__testUtils__/aws';
import {
  createEndpoint,
  createRouteTable,
  createSubnet,
  createVpc,
  ExistingVpcRequest,
  setDnsHostnames,
} from './__testUtils__/existingVpc';
import { asked, Portal, startPortal } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

const SSM = 'com.amazonaws.eu-west-1.ssm';
const STS = 'com.amazonaws.eu-west-1.sts';

describe('a network that is there already', () => {
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;
  let ec2: EC2Client;
  let vpc: ExistingVpcRequest;

  beforeAll(async () => {
    database = await databases.open('SQLITE_3');
  });
  beforeEach(async () => {
    aws = await startAws();
    portal = await startPortal({
      database,
      choices: {
        egressMode: ['allowlist', 'none'],
        network: ['new', 'existing'],
      },
    });
    ec2 = new EC2Client({});
    vpc = await createVpc(ec2);
  });
  afterEach(async () => {
    await portal.stop();
    await aws.close();
  });

  const plan = (name: string, over: object = vpc) =>
    portal.post('/environments?dryRun=true', { ...asked(name), ...over });

  async function provision(name: string, over: object = vpc) {
    const { status, body } = await portal.post(
      '/environments',
      { ...asked(name), ...over },
      { key: `task:${name}` },
    );
    expect([status, body]).toMatchObject([202, { state: 'open' }]);
    expect(await portal.ended(body.id)).toMatchObject({ state: 'succeeded' });
    return body.environment as string;
  }

  async function endpointsOf(name: string) {
    const { body } = await portal.post(
      `/environments/${name}/refresh?section=endpoints`,
      {},
    );
    return (body as Environment).sections.endpoints.data?.items ?? [];
  }

  it('is used where nothing speaks against it', async () => {
    const { status, body } = await plan('fits');
    expect([status, body]).toMatchObject([
      200,
      {
        version: '1.0',
        reusedEndpoints: [],
        parameters: {
          AvailabilityZones: 'eu-west-1a',
          VpcCidr: '10.8.0.0/16',
        },
      },
    ]);
    await provision('fits');
  });

  it('is read at once, whoever asks for nothing else again', async () => {
    await plan('first');
    const before = callsTo(aws).length;
    await plan('second');
    const calls = callsTo(aws)
      .slice(before)
      .map(({ operation, roleArn }) => [operation, roleArn]);
    const role = 'arn:aws:iam::111122223333:role/secure-studio-read';
    expect(calls.sort()).toEqual(
      [
        'DescribeInternetGateways',
        'DescribeRouteTables',
        'DescribeSubnets',
        'DescribeVpcAttribute',
        'DescribeVpcAttribute',
        'DescribeVpcEndpoints',
        'DescribeVpcs',
      ].map(operation => [operation, role]),
    );
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'without DNS hostnames',
      () => setDnsHostnames(ec2, vpc.existingVpc.vpcId, false),
      'existingVpc.vpcId: must be a VPC with DNS hostnames',
    ],
    [
      'whose range is in use',
      () => createSubnet(ec2, vpc.existingVpc.vpcId, '10.8.2.128/25'),
      'network.natSubnetCidrs[0]: must be free: subnet-',
    ],
    [
      'with a route table of another VPC',
      async () => {
        const other = await createVpc(ec2);
        vpc.existingVpc.studioRouteTableIds =
          other.existingVpc.studioRouteTableIds;
      },
      'existingVpc.studioRouteTableIds[0]: must be a route table of vpc-',
    ],
    [
      'with a route table of another subnet too',
      async () => {
        const { vpcId, studioRouteTableIds } = vpc.existingVpc;
        await ec2.send(
          new AssociateRouteTableCommand({
            RouteTableId: studioRouteTableIds[0],
            SubnetId: await createSubnet(ec2, vpcId, '10.8.9.0/24'),
          }),
        );
      },
      'existingVpc.studioRouteTableIds[0]: must be the route table of subnet-',
    ],
    [
      'with a way past the firewall',
      async () => {
        const { internetGatewayId, studioRouteTableIds } = vpc.existingVpc;
        await ec2.send(
          new CreateRouteCommand({
            RouteTableId: studioRouteTableIds[0],
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: internetGatewayId,
          }),
        );
      },
      'existingVpc.studioRouteTableIds[0]: must lead nowhere past',
    ],
    [
      'with a subnet without a table of its own',
      async () => {
        const { vpcId } = vpc.existingVpc;
        const subnet = await createSubnet(ec2, vpcId, '10.8.9.0/24');
        vpc.existingVpc.studioSubnetIds = [subnet];
        vpc.network.studioSubnetCidrs = ['10.8.9.0/24'];
        vpc.existingVpc.studioRouteTableIds = [
          await createRouteTable(ec2, vpcId),
        ];
      },
      'existingVpc.studioRouteTableIds[0]: must be the route table of subnet-',
    ],
    [
      "with another VPC's internet gateway",
      async () => {
        const other = await createVpc(ec2);
        vpc.existingVpc.internetGatewayId = other.existingVpc.internetGatewayId;
      },
      'existingVpc.internetGatewayId: must be an internet gateway that is attached to vpc-',
    ],
    [
      'with an endpoint of which the product always makes one of its own',
      () => createEndpoint(ec2, vpc, STS),
      `existingVpc.vpcId: must be a VPC without an endpoint of ${STS}`,
    ],
    [
      "in Docker's range",
      async () => {
        vpc.network.studioSubnetCidrs = ['172.17.3.0/24'];
      },
      'network.studioSubnetCidrs[0]: must not overlap with 172.17.0.0/16',
    ],
  ])('is refused %s, in dry run and for real', async (_, change, message) => {
    await change();
    const key = { key: `task:${message}`.replace(/[^a-z]/gi, '-') };
    const refused = [400, expect.stringContaining(message)];
    const dry = await plan('refused');
    expect([dry.status, dry.body.error?.message]).toEqual(refused);
    const real = await portal.post(
      '/environments',
      { ...asked('refused'), ...vpc },
      key,
    );
    expect([real.status, real.body.error?.message]).toEqual(refused);
    expect(callsTo(aws, 'ProvisionProduct')).toEqual([]);
  });

  it('may have Studio in a range that it got later', async () => {
    const { vpcId } = vpc.existingVpc;
    await ec2.send(
      new AssociateVpcCidrBlockCommand({
        VpcId: vpcId,
        CidrBlock: '100.64.0.0/16',
      }),
    );
    const subnet = await createSubnet(ec2, vpcId, '100.64.3.0/24');
    vpc.existingVpc.studioSubnetIds = [subnet];
    vpc.existingVpc.studioRouteTableIds = [
      await createRouteTable(ec2, vpcId, subnet),
    ];
    vpc.network.studioSubnetCidrs = ['100.64.3.0/24'];
    const { status, body } = await plan('secondary');
    expect([status, body.parameters]).toMatchObject([
      200,
      {
        VpcCidr: '100.64.0.0/16',
        StudioSubnetCidrs: expect.stringMatching(/^100\.64\.3\.0/),
      },
    ]);
    await provision('secondary');
  });

  it('keeps its own endpoints, which are shown as reused', async () => {
    const endpointId = await createEndpoint(ec2, vpc, SSM);
    expect((await plan('reuses')).body).toMatchObject({
      reusedEndpoints: [{ service: 'ssm', endpointId }],
      parameters: { EndpointSsm: 'no' },
    });
    const name = await provision('reuses');
    const { VpcEndpoints = [] } = await ec2.send(
      new DescribeVpcEndpointsCommand({
        Filters: [{ Name: 'service-name', Values: [SSM] }],
      }),
    );
    expect(VpcEndpoints.map(({ VpcEndpointId }) => VpcEndpointId)).toEqual([
      endpointId,
    ]);
    const endpoints = await endpointsOf(name);
    expect(
      endpoints.filter(({ serviceName }) => serviceName === SSM),
    ).toMatchObject([
      { id: endpointId, required: true, reused: true, state: 'available' },
    ]);
    expect(endpoints.filter(({ reused }) => reused)).toHaveLength(1);
  });

  it('serves one environment', async () => {
    await provision('alone');
    const { status, body } = await plan('second');
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining('must be a VPC without another environment'),
    ]);
  });

  it('is not held against a request that comes again for what it made itself', async () => {
    const ask = () =>
      portal.post(
        '/environments',
        { ...asked('again'), ...vpc },
        { key: 'task:again' },
      );
    const first = await ask();
    expect(await portal.ended(first.body.id)).toMatchObject({
      state: 'succeeded',
    });
    const before = callsTo(aws, 'DescribeVpcs').length;
    const second = await ask();
    expect([second.status, second.body.id]).toEqual([202, first.body.id]);
    expect(callsTo(aws, 'DescribeVpcs')).toHaveLength(before);
  });

  it('is no reason to guess where AWS does not answer', async () => {
    await plan('known');
    aws.faults.addOperationFault({
      service: 'ec2',
      operation: 'DescribeRouteTables',
      error: { code: 'InternalError', status: 500 },
    });
    const { status, body } = await plan('unknown');
    expect([status, body.error]).toMatchObject([
      503,
      {
        name: 'AwsUnavailableError',
        message: expect.stringContaining('ec2:DescribeRouteTables'),
      },
    ]);
  });

  describe('and the zones of a region', () => {
    const lacking = (serviceName: string, zone?: string) =>
      aws.faults.addEndpointServiceFault({ serviceName, zone });

    it('are those with every endpoint that is asked for', async () => {
      lacking(SSM, 'eu-west-1a');
      expect((await plan('zones', {})).body.parameters).toMatchObject({
        AvailabilityZones: 'eu-west-1b',
      });
      expect(
        (await plan('zones', { endpoints: { exclude: ['ssm'] } })).body
          .parameters,
      ).toMatchObject({ AvailabilityZones: 'eu-west-1a' });
    });

    it('are refused by the service and its zones where there are too few', async () => {
      lacking(SSM, 'eu-west-1a');
      const { status, body } = await plan('zones', { zones: 3 });
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringMatching(
          /^zones: must be at most 2.*ssm is in eu-west-1b, eu-west-1c alone/,
        ),
      ]);
      const existing = await plan('existing');
      expect([existing.status, existing.body.error.message]).toEqual([
        400,
        expect.stringMatching(
          /^existingVpc\.studioSubnetIds\[0\]: must be in a zone that has .*ssm/,
        ),
      ]);
    });

    it('are no question where the region lacks a service', async () => {
      lacking(SSM);
      const { status, body } = await plan('zones', {});
      expect([status, body.error.message]).toEqual([
        400,
        `endpoints.exclude: must have ssm in it: the region eu-west-1 has no endpoint service ${SSM}`,
      ]);
    });
  });
});
