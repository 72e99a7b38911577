import { AwsError, AwsGateways } from '../aws';
import { aProvisionedProduct, STACK_ARN } from './__testUtils__/answers';
import { createRegionSource, DescriptionCache } from './RegionSource';

const TARGET = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
  roles: { read: '', provision: '', operate: '', open: '' },
};

/** A listing of these pages, which breaks where a page is an error. */
async function* pagesOf<Item>(pages: (Item[] | Error)[]) {
  for (const page of pages) {
    if (page instanceof Error) {
      throw page;
    }
    yield page;
  }
}

const throttled = () => new AwsError('throttled', 'Slower', 'Throttling');

const SUMMARY = {
  id: 'd-1',
  name: 'studio',
  status: 'InService',
  modifiedAt: '2026-01-01T00:00:00.000Z',
};
const PROFILE = { domainId: 'd-1', name: 'scientist', status: 'InService' };
const ENDPOINT = {
  id: 'vpce-1',
  vpcId: 'vpc-1',
  serviceName: 'sts',
  type: 'Interface',
  state: 'available',
};

/** A region whose lists have the same pages each time; says what was described one by one. */
function aRegion() {
  const described: string[] = [];
  const lists = {
    products: [[aProvisionedProduct()]] as (
      | ReturnType<typeof aProvisionedProduct>[]
      | Error
    )[],
    domains: [[SUMMARY]] as ((typeof SUMMARY)[] | Error)[],
    profiles: [[PROFILE]] as ((typeof PROFILE)[] | Error)[],
    endpoints: [[ENDPOINT]] as ((typeof ENDPOINT)[] | Error)[],
  };
  const gateways = {
    serviceCatalog: () => ({
      listProvisionedProducts: () => pagesOf(lists.products),
    }),
    cloudFormation: () => ({
      async describeStack(arn: string) {
        described.push(arn);
        return {
          arn,
          status: 'CREATE_COMPLETE',
          parameters: {},
          outputs: {},
        };
      },
    }),
    sageMaker: () => ({
      listDomains: () => pagesOf(lists.domains),
      listUserProfiles: () => pagesOf(lists.profiles),
      async describeDomain(id: string) {
        described.push(id);
        return { ...SUMMARY, id, subnetIds: [] };
      },
    }),
    networkFirewall: () => ({}),
    dnsFirewall: () => ({}),
    ec2: () => ({ listVpcEndpoints: () => pagesOf(lists.endpoints) }),
  } as unknown as AwsGateways;
  const cache = new DescriptionCache();
  return {
    lists,
    described,
    sweep: async () =>
      (await createRegionSource(gateways, TARGET, cache)).source,
  };
}

describe('createRegionSource', () => {
  it('answers from complete lists that something is there, or is not', async () => {
    const source = await aRegion().sweep();
    expect(await source.product('team-a-research')).toMatchObject({
      id: 'pp-1',
    });
    expect(await source.product('team-b-research')).toBeUndefined();
    expect(await source.domain('d-2')).toBeUndefined();
    expect(await source.profiles('d-1')).toEqual([PROFILE]);
    expect(await source.profiles('d-2')).toEqual([]);
    expect(await source.endpoints('vpc-2')).toEqual([]);
  });

  it('takes nothing for gone that a failed page may have held', async () => {
    const region = aRegion();
    region.lists.products.push(throttled());
    region.lists.domains.push(throttled());
    region.lists.profiles.push(throttled());
    region.lists.endpoints.push(throttled());
    const source = await region.sweep();
    expect(await source.product('team-a-research')).toMatchObject({
      id: 'pp-1',
    });
    await expect(source.product('team-b-research')).rejects.toThrow('Slower');
    expect(await source.domain('d-1')).toMatchObject({ id: 'd-1' });
    await expect(source.domain('d-2')).rejects.toThrow('Slower');
    await expect(source.profiles('d-1')).rejects.toThrow('Slower');
    await expect(source.endpoints('vpc-1')).rejects.toThrow('Slower');
  });

  it('lets the failure of one list leave the others alone', async () => {
    const region = aRegion();
    region.lists.products.unshift(throttled());
    const source = await region.sweep();
    await expect(source.product('team-a-research')).rejects.toThrow('Slower');
    expect(await source.profiles('d-1')).toEqual([PROFILE]);
  });

  it('describes again only what a list shows as changed', async () => {
    const region = aRegion();
    const sweep = async () => {
      const source = await region.sweep();
      await source.domain('d-1');
      await source.stack(STACK_ARN);
    };
    await sweep();
    await sweep();
    expect(region.described).toEqual(['d-1', STACK_ARN]);

    region.lists.domains = [
      [{ ...SUMMARY, modifiedAt: '2026-01-02T00:00:00.000Z' }],
    ];
    region.lists.products = [
      [aProvisionedProduct({ lastProvisioningRecordId: 'rec-2' })],
    ];
    await sweep();
    expect(region.described).toEqual(['d-1', STACK_ARN, 'd-1', STACK_ARN]);
  });

  it('describes a stack each time while its product is not at rest', async () => {
    const region = aRegion();
    region.lists.products = [[aProvisionedProduct({ status: 'UNDER_CHANGE' })]];
    await (await region.sweep()).stack(STACK_ARN);
    await (await region.sweep()).stack(STACK_ARN);
    expect(region.described).toEqual([STACK_ARN, STACK_ARN]);
  });
});
