import {
  AssociateTagOptionWithResourceCommand,
  CreatePortfolioShareCommand,
  CreateTagOptionCommand,
  DeletePortfolioCommand,
  DeletePortfolioShareCommand,
  DeleteTagOptionCommand,
  DescribePortfolioSharesCommand,
  DescribeProvisioningParametersCommand,
  ListPortfolioAccessCommand,
} from '@aws-sdk/client-service-catalog';
import { present, useTestServer } from '../testServer';
import { TestCatalog } from './testCatalog';

const server = useTestServer();
const good = { Cidr: '10.1.0.0/16' };

async function option(
  catalog: TestCatalog,
  Key: string,
  Value: string,
  ...resources: string[]
): Promise<string> {
  const { TagOptionDetail } = await catalog.client.send(
    new CreateTagOptionCommand({ Key, Value }),
  );
  const TagOptionId = present(TagOptionDetail?.Id);
  for (const ResourceId of resources) {
    await catalog.client.send(
      new AssociateTagOptionWithResourceCommand({ ResourceId, TagOptionId }),
    );
  }
  return TagOptionId;
}

describe('tag options', () => {
  it('give a launch the tags that it does not choose itself', async () => {
    const catalog = await new TestCatalog(server).create();
    const { portfolioId, productId } = catalog;
    await option(catalog, 'cost', 'a', portfolioId);
    await option(catalog, 'stage', 'test', portfolioId, productId);
    await option(catalog, 'stage', 'live', portfolioId);
    await option(catalog, 'team', 'x', productId);
    await option(catalog, 'team', 'y', productId);
    const { TagOptions } = await catalog.client.send(
      new DescribeProvisioningParametersCommand({
        ProductId: productId,
        ProvisioningArtifactName: '1.0',
      }),
    );
    expect(TagOptions).toEqual([
      { Key: 'cost', Values: ['a'] },
      { Key: 'stage', Values: ['test'] },
      { Key: 'team', Values: ['x', 'y'] },
    ]);
    const launch = (...Tags: Array<{ Key: string; Value: string }>) =>
      catalog.provision(good, { Tags });
    await expect(launch()).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: expect.stringContaining('[x, y]'),
    });
    await expect(launch({ Key: 'team', Value: 'z' })).rejects.toMatchObject({
      name: 'InvalidParametersException',
    });
    const { RecordDetail } = await launch({ Key: 'team', Value: 'y' });
    expect(RecordDetail?.RecordTags).toEqual([
      { Key: 'team', Value: 'y' },
      { Key: 'cost', Value: 'a' },
      { Key: 'stage', Value: 'test' },
    ]);
  });

  it('are there once, and stay while a resource has them', async () => {
    const catalog = await new TestCatalog(server).create();
    const Id = await option(catalog, 'cost', 'a', catalog.productId);
    await expect(option(catalog, 'cost', 'a')).rejects.toMatchObject({
      name: 'DuplicateResourceException',
    });
    await expect(
      catalog.client.send(new DeleteTagOptionCommand({ Id })),
    ).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });
});

describe('a portfolio', () => {
  it('is shared with accounts and with an organization', async () => {
    const { client, portfolioId: PortfolioId } = await new TestCatalog(
      server,
    ).create();
    const share = { PortfolioId, AccountId: '444455556666' };
    await client.send(
      new CreatePortfolioShareCommand({ ...share, ShareTagOptions: true }),
    );
    await client.send(
      new CreatePortfolioShareCommand({
        PortfolioId,
        OrganizationNode: { Type: 'ORGANIZATION', Value: 'o-1234567890' },
      }),
    );
    expect(
      (await client.send(new ListPortfolioAccessCommand({ PortfolioId })))
        .AccountIds,
    ).toEqual(['444455556666']);
    const { PortfolioShareDetails } = await client.send(
      new DescribePortfolioSharesCommand({ PortfolioId, Type: 'ACCOUNT' }),
    );
    expect(PortfolioShareDetails).toEqual([
      {
        PrincipalId: '444455556666',
        Type: 'ACCOUNT',
        Accepted: false,
        ShareTagOptions: true,
        SharePrincipals: false,
      },
    ]);
    await client.send(new DeletePortfolioShareCommand(share));
    await expect(
      client.send(new DeletePortfolioShareCommand(share)),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      client.send(new DeletePortfolioCommand({ Id: PortfolioId })),
    ).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });
});
