import { AwsError, AwsGateways } from '../aws';
import {
  aProvisionedProduct,
  STACK_ARN,
  TARGET,
} from './__testUtils__/answers';
import { createAccountCheck } from './accountCheck';
import { Pace } from './Pace';
import { createRegionSource, list } from './RegionSource';

/** A listing of these pages, which breaks where a page is an error. */
async function* pagesOf<Item>(pages: (Item[] | Error)[]) {
  for (const page of pages) {
    if (page instanceof Error) {
      throw page;
    }
    yield page;
  }
}

type Pages<Item> = (Item[] | Error)[];

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

/** A region with one environment, whose lists can be changed; says what was asked for alone. */
function aRegion() {
  const asked: string[] = [];
  const region = {
    asked,
    account: TARGET.accountId,
    lists: {
      products: [[aProvisionedProduct()]] as Pages<
        ReturnType<typeof aProvisionedProduct>
      >,
      domains: [[SUMMARY]] as Pages<typeof SUMMARY>,
      profiles: [[PROFILE]] as Pages<typeof PROFILE>,
      endpoints: [[ENDPOINT]] as Pages<typeof ENDPOINT>,
    },
  };
  const answer =
    <Found>(found: (id: string) => Found) =>
    async (id: string) => {
      asked.push(id);
      return found(id);
    };
  const describeProduct = answer(id =>
    id === 'pp-1' ? aProvisionedProduct() : undefined,
  );
  const gateways = {
    serviceCatalog: () => ({
      describeProvisionedProduct: ({ id }: { id: string }) =>
        describeProduct(id),
      async callerAccount() {
        asked.push('account');
        return region.account;
      },
    }),
    cloudFormation: () => ({}),
    sageMaker: () => ({
      listDomains: () => pagesOf(region.lists.domains),
      listUserProfiles(domainId?: string) {
        if (domainId) {
          asked.push(`profiles of ${domainId}`);
          return pagesOf([[PROFILE]]);
        }
        return pagesOf(region.lists.profiles);
      },
      describeDomain: answer(id =>
        id === 'd-1' ? { ...SUMMARY, subnetIds: [] } : undefined,
      ),
    }),
    networkFirewall: () => ({}),
    dnsFirewall: () => ({}),
    ec2: () => ({
      listVpcEndpoints(vpcId?: string) {
        if (vpcId) {
          asked.push(`endpoints of ${vpcId}`);
          return pagesOf([[ENDPOINT]]);
        }
        return pagesOf(region.lists.endpoints);
      },
    }),
  } as unknown as AwsGateways;
  return Object.assign(region, {
    async sweep() {
      const products = await list(pagesOf(region.lists.products));
      return createRegionSource(gateways, TARGET, {
        products,
        requireAccount: createAccountCheck(gateways, TARGET),
        pace: new Pace(0),
      });
    },
  });
}

const whole = () => true;
const hasOne = (items: readonly unknown[]) => items.length > 0;

describe('createRegionSource', () => {
  it('answers from the lists what they have', async () => {
    const region = aRegion();
    const source = await region.sweep();
    expect(await source.product('pp-1')).toMatchObject({ stackArn: STACK_ARN });
    expect(source.domainEtag('d-1')).toContain('InService');
    expect(await source.profiles('d-1', hasOne)).toEqual([PROFILE]);
    expect(await source.profiles('d-2', whole)).toEqual([]);
    expect(await source.endpoints('vpc-1', hasOne)).toEqual([ENDPOINT]);
    expect(region.asked).toEqual([]);
  });

  it('asks for what the lists lack alone', async () => {
    const region = aRegion();
    region.lists = { products: [], domains: [], profiles: [], endpoints: [] };
    const source = await region.sweep();
    expect(await source.product('pp-1')).toMatchObject({ id: 'pp-1' });
    expect(source.domainEtag('d-1')).toBeUndefined();
    expect(await source.domain('d-1')).toMatchObject({ id: 'd-1' });
    expect(await source.profiles('d-1', hasOne)).toEqual([PROFILE]);
    expect(await source.endpoints('vpc-1', hasOne)).toEqual([ENDPOINT]);
    expect(region.asked).toEqual([
      'account',
      'pp-1',
      'd-1',
      'profiles of d-1',
      'endpoints of vpc-1',
    ]);
  });

  it('asks once for a product that the list lacks, and once whose account it is', async () => {
    const region = aRegion();
    region.lists.products = [];
    const source = await region.sweep();
    expect(await source.product('pp-2')).toBeUndefined();
    expect(await source.product('pp-2')).toBeUndefined();
    expect(await source.domain('d-2')).toBeUndefined();
    expect(region.asked).toEqual(['account', 'pp-2', 'd-2']);
  });

  it('takes nothing for gone that another account does not have', async () => {
    const region = aRegion();
    region.account = '999999999999';
    region.lists = { products: [], domains: [], profiles: [], endpoints: [] };
    const source = await region.sweep();
    await expect(source.product('pp-2')).rejects.toThrow('another account');
    await expect(source.domain('d-2')).rejects.toThrow('another account');
    expect(region.asked).not.toContain('pp-2');
  });

  it('takes nothing for gone that a failed page may have held', async () => {
    const region = aRegion();
    region.lists.domains.push(throttled());
    region.lists.profiles.push(throttled());
    region.lists.endpoints.push(throttled());
    const source = await region.sweep();
    expect(await source.domain('d-1')).toMatchObject({ id: 'd-1' });
    await expect(source.domain('d-2')).rejects.toThrow('Slower');
    await expect(source.profiles('d-1', whole)).rejects.toThrow('Slower');
    await expect(source.endpoints('vpc-1', whole)).rejects.toThrow('Slower');
  });

  it('lets the failure of one list leave the others alone', async () => {
    const region = aRegion();
    region.lists.domains = [throttled()];
    const source = await region.sweep();
    await expect(source.domain('d-2')).rejects.toThrow('Slower');
    expect(await source.profiles('d-1', whole)).toEqual([PROFILE]);
  });
});
