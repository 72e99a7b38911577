import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeProvisionedProductCommand,
  SearchProvisionedProductsCommand,
  SearchProvisionedProductsCommandInput,
  SortOrder,
  TerminateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { present, useTestServer } from '../testServer';
import { TestCatalog } from './testCatalog';

const server = useTestServer();
let catalog: TestCatalog;
beforeEach(async () => {
  catalog = await new TestCatalog(server).create();
});

/** @returns the ids, by name */
async function provisionAll(names: readonly string[]) {
  const ids: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const { RecordDetail } = await catalog.settled(
      await catalog.provision(
        { Cidr: `10.${index}.0.0/16` },
        { ProvisionedProductName: name },
      ),
    );
    ids[name] = present(RecordDetail?.ProvisionedProductId);
  }
  return ids;
}

async function terminate(ProvisionedProductName: string) {
  await catalog.settled(
    await catalog.client.send(
      new TerminateProvisionedProductCommand({ ProvisionedProductName }),
    ),
  );
}

const search = (input: SearchProvisionedProductsCommandInput = {}) =>
  catalog.client.send(new SearchProvisionedProductsCommand(input));

const namesOf = ({
  ProvisionedProducts = [],
}: Awaited<ReturnType<typeof search>>) =>
  ProvisionedProducts.map(({ Name }) => Name);

describe('SearchProvisionedProducts', () => {
  it('tells what an inventory needs', async () => {
    const { RecordDetail } = await catalog.settled(
      await catalog.provision(
        { Cidr: '10.1.0.0/16' },
        { Tags: [{ Key: 'team', Value: 'a' }] },
      ),
    );
    const { ProvisionedProducts, TotalResultsCount } = await search();
    expect(TotalResultsCount).toBe(1);
    const user = server.running().calls()[0].callerArn;
    expect(ProvisionedProducts).toMatchObject([
      {
        Id: RecordDetail?.ProvisionedProductId,
        Name: 'first',
        Status: 'AVAILABLE',
        ProductId: catalog.productId,
        ProductName: 'network',
        ProvisioningArtifactName: '1.0',
        PhysicalId: expect.stringMatching(
          /^arn:aws:cloudformation:eu-west-1:111122223333:stack\/SC-111122223333-pp-/,
        ),
        LastRecordId: RecordDetail?.RecordId,
        UserArn: user,
        UserArnSession: user,
        Tags: expect.arrayContaining([
          { Key: 'team', Value: 'a' },
          {
            Key: 'aws:servicecatalog:provisioningPrincipalArn',
            Value: user,
          },
        ]),
      },
    ]);
  });

  it.each<[string, SortOrder | undefined, string[]]>([
    ['name', undefined, ['a', 'b', 'c']],
    ['name', 'DESCENDING', ['c', 'b', 'a']],
    ['arn', 'ASCENDING', ['a', 'b', 'c']],
  ])('sorts by %s, %s', async (SortBy, order, names) => {
    await provisionAll(['b', 'c', 'a']);
    expect(namesOf(await search({ SortBy, SortOrder: order }))).toEqual(names);
  });

  it.each(['id', 'lastRecordId'] as const)('sorts by %s', async SortBy => {
    await provisionAll(['b', 'c', 'a']);
    const { ProvisionedProducts = [] } = await search({ SortBy });
    const keys = ProvisionedProducts.map(product =>
      SortBy === 'id' ? product.Id : product.LastRecordId,
    );
    expect(keys).toEqual([...keys].sort());
  });

  it('refuses to sort by anything else', async () => {
    await expect(search({ SortBy: 'colour' })).rejects.toMatchObject({
      name: 'InvalidParametersException',
    });
  });

  it('goes on after the last one of a sorted page, whatever comes and goes', async () => {
    await provisionAll(['b', 'c', 'd', 'e']);
    const sorted = { SortBy: 'name', PageSize: 2 };
    const first = await search(sorted);
    expect(namesOf(first)).toEqual(['b', 'c']);
    for (const name of ['b', 'c']) await terminate(name);
    await catalog.settled(
      await catalog.provision(
        { Cidr: '10.9.0.0/16' },
        { ProvisionedProductName: 'a' },
      ),
    );
    const second = await search({
      ...sorted,
      PageToken: first.NextPageToken,
    });
    expect(namesOf(second)).toEqual(['d', 'e']);
    expect(second.NextPageToken).toBeUndefined();
  });

  it('keeps its pages with SortBy where those without it skip and repeat', async () => {
    await provisionAll(['a', 'b', 'c', 'd']);
    server.running().faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'SearchProvisionedProducts',
      shuffle: { seed: 3 },
    });
    const pages = async (SortBy?: string) => {
      const first = await search({ SortBy, PageSize: 2 });
      const second = await search({
        SortBy,
        PageSize: 2,
        PageToken: first.NextPageToken,
      });
      return [...namesOf(first), ...namesOf(second)];
    };
    await expect(pages('id').then(names => names.sort())).resolves.toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(new Set(await pages()).size).toBeLessThan(4);
  });

  it('leaves a product out, its count too', async () => {
    await provisionAll(['a', 'b']);
    server.running().faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'SearchProvisionedProducts',
      leaveOut: ['a'],
      count: 1,
    });
    await expect(search()).resolves.toMatchObject({
      ProvisionedProducts: [{ Name: 'b' }],
      TotalResultsCount: 1,
    });
    await expect(search()).resolves.toMatchObject({ TotalResultsCount: 2 });
  });

  it('lags behind what by-id reads tell', async () => {
    const { clock, faults } = server.running();
    faults.addOperationFault({
      service: 'servicecatalog',
      operation: 'SearchProvisionedProducts',
      lagMs: 10_000,
    });
    const { first: Id } = await provisionAll(['first']);
    const byId = () =>
      catalog.client.send(new DescribeProvisionedProductCommand({ Id }));

    await expect(byId()).resolves.toMatchObject({
      ProvisionedProductDetail: { Status: 'AVAILABLE' },
    });
    expect(namesOf(await search())).toEqual([]);
    clock.advance(10_001);
    expect(namesOf(await search())).toEqual(['first']);

    await terminate('first');
    await expect(byId()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(search()).resolves.toMatchObject({
      ProvisionedProducts: [{ Name: 'first', Status: 'AVAILABLE' }],
    });
    clock.advance(10_001);
    expect(namesOf(await search())).toEqual([]);
  });

  it('moves a product on although nobody but a search that lags looks at it', async () => {
    const { clock, faults } = server.running();
    faults.addOperationFault({
      service: 'servicecatalog',
      operation: '*',
      lagMs: 50,
    });
    await catalog.provision({ Cidr: '10.1.0.0/16' });
    const statuses: (string | undefined)[] = [];
    while (statuses.at(-1) !== 'AVAILABLE') {
      clock.advance(60);
      const { ProvisionedProducts = [] } = await search();
      statuses.push(ProvisionedProducts[0]?.Status);
    }
    expect(statuses).toContain('UNDER_CHANGE');
    const created = server
      .running()
      .calls()
      .filter(({ operation }) => operation === 'CreateStack');
    expect(created).toHaveLength(1);
  });

  it('shows a product whose stack was deleted behind its back as it was', async () => {
    await provisionAll(['first']);
    const { ProvisionedProducts = [] } = await search();
    const StackName = ProvisionedProducts[0].PhysicalId;
    const cloudFormation = new CloudFormationClient(server.clientOptions());
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    const status = async () => {
      const { Stacks = [] } = await cloudFormation.send(
        new DescribeStacksCommand({ StackName }),
      );
      return Stacks[0].StackStatus;
    };
    while ((await status()) !== 'DELETE_COMPLETE');
    await expect(search()).resolves.toMatchObject({
      ProvisionedProducts: [{ Status: 'AVAILABLE', PhysicalId: StackName }],
    });
  });
});
