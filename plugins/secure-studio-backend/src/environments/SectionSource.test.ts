import {
  AwsGateways,
  CloudFormationGateway,
  ProvisionedProduct,
  ProvisionedProductDetail,
  ServiceCatalogGateway,
} from '../aws';
import { createLiveSource } from './SectionSource';

const TARGET = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
  roles: { read: 'read', provision: '', operate: '', open: '' },
};
const DESCRIBED: ProvisionedProductDetail = {
  id: 'pp-1',
  name: 'team-a--research',
  status: 'AVAILABLE',
  lastRecordId: 'rec-2',
};
/** What searches had indexed some seconds ago. */
const INDEXED: ProvisionedProduct = {
  ...DESCRIBED,
  status: 'UNDER_CHANGE',
  lastRecordId: 'rec-1',
  stackArn: 'arn:stack/indexed',
  version: '1.0',
  tags: {},
};

function aws(
  described: ProvisionedProductDetail | undefined,
  indexed: ProvisionedProduct | undefined,
  account = TARGET.accountId,
) {
  return {
    serviceCatalog: () =>
      ({
        describeProvisionedProduct: async () => described,
        findProvisionedProductById: async () => indexed,
        callerAccount: async () => account,
      } as Partial<ServiceCatalogGateway>),
    cloudFormation: () =>
      ({
        describeStack: async arnOrName => ({
          arn: `arn:stack/${arnOrName}`,
          status: 'CREATE_COMPLETE',
          parameters: {},
          outputs: {},
        }),
      } as Partial<CloudFormationGateway>),
    sageMaker: () => ({}),
    networkFirewall: () => ({}),
  } as unknown as AwsGateways;
}

describe('the product of a live source', () => {
  it('has the status of the look by id, and from the index what that does not tell', async () => {
    const source = createLiveSource(aws(DESCRIBED, INDEXED), TARGET);
    expect(await source.product('pp-1')).toMatchObject({
      status: 'AVAILABLE',
      lastRecordId: 'rec-2',
      stackArn: 'arn:stack/indexed',
      version: '1.0',
    });
  });

  it('has its stack by name where the index has nothing of it yet', async () => {
    const source = createLiveSource(aws(DESCRIBED, undefined), TARGET);
    expect(await source.product('pp-1')).toMatchObject({
      status: 'AVAILABLE',
      stackArn: 'arn:stack/SC-111122223333-pp-1',
    });
  });

  it('is gone where the look by id finds nothing, whatever the index still has', async () => {
    const source = createLiveSource(aws(undefined, INDEXED), TARGET);
    expect(await source.product('pp-1')).toBeUndefined();
  });

  it('is not gone where AWS answers for another account', async () => {
    const source = createLiveSource(aws(undefined, undefined, '9'), TARGET);
    await expect(source.product('pp-1')).rejects.toThrow('another account');
  });
});
