import {
  DescribeProductCommand,
  ProvisionProductCommandInput,
  UpdateProvisioningArtifactCommand,
} from '@aws-sdk/client-service-catalog';
import { useTestServer } from '../testServer';
import { TestCatalog } from './testCatalog';

const server = useTestServer();
afterEach(() => jest.restoreAllMocks());

const good = { Cidr: '10.1.0.0/16' };

describe('ProvisionProduct', () => {
  it('makes a stack of the product, whose outputs the record has', async () => {
    const catalog = await new TestCatalog(server).create();
    const record = await catalog.settled(await catalog.provision(good));
    expect(record).toMatchObject({
      RecordDetail: { Status: 'SUCCEEDED', RecordType: 'PROVISION_PRODUCT' },
      RecordOutputs: [
        { OutputKey: 'CloudformationStackARN' },
        { OutputKey: 'Vpc', OutputValue: expect.stringMatching(/^vpc-/) },
      ],
    });
  });

  it.each<
    [
      string,
      Record<string, string>,
      Partial<ProvisionProductCommandInput>,
      string,
      string,
    ]
  >([
    [
      'a product that is not there',
      good,
      { ProductId: 'prod-0000000000000' },
      'ResourceNotFoundException',
      'Product prod-0000000000000 not found.',
    ],
    [
      'a version that is not there',
      good,
      { ProvisioningArtifactName: '9.9' },
      'ResourceNotFoundException',
      'Provisioning artifact 9.9 not found.',
    ],
    [
      'a parameter that the template does not have',
      { ...good, Colour: 'red' },
      {},
      'InvalidParametersException',
      'Parameters: [Colour] do not exist in the template',
    ],
    [
      'no value for a parameter that needs one',
      {},
      {},
      'InvalidParametersException',
      'Parameters: [Cidr] must have values',
    ],
    [
      'a value that breaks its pattern',
      { Cidr: '192.168.0.0/16' },
      {},
      'InvalidParametersException',
      "Parameter 'Cidr' failed to satisfy constraint: a block of /16 in 10.0.0.0/8",
    ],
    [
      'a number out of range',
      { ...good, Zones: '4' },
      {},
      'InvalidParametersException',
      "Parameter 'Zones' failed to satisfy constraint: Member must have value less than or equal to 3",
    ],
    [
      'a path that is not there',
      good,
      { PathId: 'lpv3-none' },
      'ResourceNotFoundException',
      'Path lpv3-none not found.',
    ],
  ])('is refused with %s', async (_, parameters, overrides, name, message) => {
    const catalog = await new TestCatalog(server).create();
    await expect(
      catalog.provision(parameters, overrides),
    ).rejects.toMatchObject({ name, message });
  });

  it('is refused with a name that is taken', async () => {
    const catalog = await new TestCatalog(server).create();
    await catalog.settled(await catalog.provision(good));
    await expect(catalog.provision(good)).rejects.toMatchObject({
      name: 'DuplicateResourceException',
      message: 'A provisioned product named first already exists.',
    });
  });

  it('is refused to whom no portfolio names', async () => {
    const catalog = await new TestCatalog(server).create({ principal: false });
    await expect(catalog.provision(good)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `No launch paths found for resource: ${catalog.productId}`,
    });
  });
});

describe('a product with several versions', () => {
  it('shows the active ones, each later than the one before', async () => {
    // All of them in the same instant.
    jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    const catalog = await new TestCatalog(server).create();
    await catalog.addVersion('1.1');
    const retired = await catalog.addVersion('1.2');
    await catalog.client.send(
      new UpdateProvisioningArtifactCommand({
        ProductId: catalog.productId,
        ProvisioningArtifactId: retired,
        Active: false,
      }),
    );
    const { ProvisioningArtifacts = [] } = await catalog.client.send(
      new DescribeProductCommand({ Id: catalog.productId }),
    );
    expect(ProvisioningArtifacts).toMatchObject([
      { Name: '1.0', Guidance: 'DEFAULT' },
      { Name: '1.1', Guidance: 'DEFAULT' },
    ]);
    const [first, second] = ProvisioningArtifacts.map(({ CreatedTime }) =>
      Number(CreatedTime),
    );
    expect(second).toBeGreaterThan(first);
    await expect(
      catalog.provision(good, { ProvisioningArtifactName: '1.2' }),
    ).rejects.toMatchObject({ name: 'InvalidParametersException' });
  });
});
