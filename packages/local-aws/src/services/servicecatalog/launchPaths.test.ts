import {
  CreateProductCommand,
  DescribeProductCommand,
  DescribeProvisionedProductCommand,
  DescribeProvisioningParametersCommand,
  ListLaunchPathsCommand,
  ServiceCatalogServiceException,
  TerminateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { present, useTestServer } from '../testServer';
import { TestCatalog } from './testCatalog';

const server = useTestServer();
const good = { Cidr: '10.1.0.0/16' };
let catalog: TestCatalog;
beforeEach(async () => {
  catalog = await new TestCatalog(server).create();
});

const pathsOf = async () => {
  const { LaunchPaths = [] } = await catalog.client.send(
    new DescribeProductCommand({ Id: catalog.productId }),
  );
  return LaunchPaths;
};

const parametersOf = (asked: object) =>
  catalog.client.send(
    new DescribeProvisioningParametersCommand({
      ProductId: catalog.productId,
      ProvisioningArtifactName: '1.0',
      ...asked,
    }),
  );

const MORE_THAN_ONE_PATH = {
  name: 'InvalidParametersException',
  message:
    'More than one launch path ids exist. Please specify the launch path id',
};

describe('a product in one portfolio', () => {
  it('has one path, which nobody has to name', async () => {
    const paths = await pathsOf();
    expect(paths).toEqual([{ Id: expect.stringMatching(/^lpv3-/), Name: 'p' }]);
    await expect(parametersOf({})).resolves.toBeTruthy();
    await expect(parametersOf({ PathId: paths[0].Id })).resolves.toBeTruthy();
  });
});

describe('a product in several portfolios', () => {
  beforeEach(async () => {
    await catalog.addPortfolio('q');
    await catalog.addPortfolio('of others', { principal: false });
  });

  it('has a path for each that names the caller', async () => {
    const { LaunchPathSummaries } = await catalog.client.send(
      new ListLaunchPathsCommand({ ProductId: catalog.productId }),
    );
    const paths = await pathsOf();
    expect(paths.map(({ Name }) => Name)).toEqual(['p', 'q']);
    expect(LaunchPathSummaries).toMatchObject(paths);
  });

  it('is launched, and asked for its parameters, by one that is named', async () => {
    await expect(parametersOf({})).rejects.toMatchObject(MORE_THAN_ONE_PATH);
    await expect(catalog.provision(good)).rejects.toMatchObject(
      MORE_THAN_ONE_PATH,
    );
    const [, { Id: PathId }] = await pathsOf();
    await expect(parametersOf({ PathId })).resolves.toBeTruthy();
    await expect(parametersOf({ PathName: 'q' })).resolves.toBeTruthy();
    const { RecordDetail } = await catalog.provision(good, { PathId });
    expect(RecordDetail?.PathId).toBe(PathId);
  });

  it.each([
    [{ PathName: 'of others' }, 'ResourceNotFoundException'],
    [{ PathId: 'lpv3-none' }, 'ResourceNotFoundException'],
    [{ PathId: 'lpv3-none', PathName: 'q' }, 'InvalidParametersException'],
  ])('has no path %j', async (path, name) => {
    await expect(parametersOf(path)).rejects.toMatchObject({ name });
  });

  it('needs the path’s id where two have one name', async () => {
    await catalog.addPortfolio('q');
    await expect(parametersOf({ PathName: 'q' })).rejects.toMatchObject(
      MORE_THAN_ONE_PATH,
    );
  });
});

describe('DescribeProvisioningParameters', () => {
  it('tells the parameters of the version that is named, their limits as texts', async () => {
    await catalog.addVersion('2.0', {
      Parameters: {
        Colour: { Type: 'String', AllowedValues: ['red', 'blue'] },
      },
      Resources: { Gateway: { Type: 'AWS::EC2::InternetGateway' } },
    });
    const { ProvisioningArtifactParameters: old } = await parametersOf({});
    expect(old).toMatchObject([
      {
        ParameterKey: 'Cidr',
        ParameterType: 'String',
        ParameterConstraints: {
          AllowedPattern: '10\\.\\d+\\.0\\.0/16',
          ConstraintDescription: 'a block of /16 in 10.0.0.0/8',
        },
      },
      {
        ParameterKey: 'Zones',
        DefaultValue: '1',
        ParameterType: 'Number',
        ParameterConstraints: { MinValue: '1', MaxValue: '3' },
      },
      { ParameterKey: 'Names', DefaultValue: 'false' },
    ]);
    const { ProvisioningArtifactParameters } = await parametersOf({
      ProvisioningArtifactName: '2.0',
    });
    expect(ProvisioningArtifactParameters).toMatchObject([
      {
        ParameterKey: 'Colour',
        ParameterConstraints: { AllowedValues: ['red', 'blue'] },
      },
    ]);
  });

  it('refuses a version’s name that two versions have', async () => {
    const second = await catalog.addVersion('1.0');
    await expect(parametersOf({})).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: 'Multiple Provisioning Artifact with name 1.0 found.',
    });
    await expect(
      parametersOf({
        ProvisioningArtifactName: undefined,
        ProvisioningArtifactId: second,
      }),
    ).resolves.toBeTruthy();
  });

  it('refuses a product’s name that two products have', async () => {
    await catalog.client.send(
      new CreateProductCommand({
        Name: 'network',
        Owner: 'somebody',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: await catalog.version('1.0'),
      }),
    );
    await expect(
      parametersOf({ ProductId: undefined, ProductName: 'network' }),
    ).rejects.toMatchObject({ name: 'InvalidParametersException' });
  });
});

describe('DescribeProvisionedProduct', () => {
  it('tells of a product by its id until it is terminated', async () => {
    const { RecordDetail } = await catalog.settled(
      await catalog.provision(good),
    );
    const Id = present(RecordDetail?.ProvisionedProductId);
    const describe = () =>
      catalog.client.send(new DescribeProvisionedProductCommand({ Id }));
    await expect(describe()).resolves.toMatchObject({
      ProvisionedProductDetail: {
        Id,
        Name: 'first',
        Status: 'AVAILABLE',
        ProductId: catalog.productId,
        LastRecordId: RecordDetail?.RecordId,
      },
    });
    await catalog.settled(
      await catalog.client.send(
        new TerminateProvisionedProductCommand({ ProvisionedProductId: Id }),
      ),
    );
    const error = await describe().catch(reason => reason);
    expect(error).toBeInstanceOf(ServiceCatalogServiceException);
    expect(error).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
