import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { TestCatalog } from '../services/servicecatalog/testCatalog';
import { useTestServer } from '../services/testServer';

const server = useTestServer();

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.running().url}/_local-aws/${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const whoAmI = async () => {
  const { Account, Arn } = await new STSClient(server.clientOptions()).send(
    new GetCallerIdentityCommand({}),
  );
  return { Account, Arn };
};

const OTHER_ACCOUNT = '999988887777';
const own = {
  Account: '111122223333',
  Arn: 'arn:aws:iam::111122223333:user/local',
};
const other = {
  Account: OTHER_ACCOUNT,
  Arn: `arn:aws:iam::${OTHER_ACCOUNT}:user/local`,
};

describe('a fault that is asked for over HTTP', () => {
  it('has credentials be of another account, until it is removed', async () => {
    await expect(whoAmI()).resolves.toEqual(own);
    const { body } = await control('POST', 'faults', {
      operation: {
        service: 'sts',
        operation: 'GetCallerIdentity',
        accountId: OTHER_ACCOUNT,
      },
    });
    await expect(whoAmI()).resolves.toEqual(other);
    await control('DELETE', `faults/${body.id}`);
    await expect(whoAmI()).resolves.toEqual(own);
  });

  it('shows nothing of the own account to credentials of another', async () => {
    const catalog = await new TestCatalog(server).create();
    await catalog.settled(await catalog.provision({ Cidr: '10.1.0.0/16' }));
    const search = async () => {
      const { ProvisionedProducts } = await new ServiceCatalogClient(
        server.clientOptions(),
      ).send(new SearchProvisionedProductsCommand({}));
      return ProvisionedProducts;
    };
    await expect(search()).resolves.toHaveLength(1);
    await control('POST', 'faults', {
      operation: {
        service: '*',
        operation: '*',
        accountId: OTHER_ACCOUNT,
      },
    });
    await expect(search()).resolves.toEqual([]);
  });

  const listing = { service: 'sagemaker', operation: 'ListDomains' };

  it.each([
    [{ operation: { ...listing, leaveOut: ['d-a'], count: 3 } }],
    [{ operation: { ...listing, shuffle: { seed: 1 } } }],
    [{ operation: { ...listing, lagMs: 60_000 } }],
    [{ operation: { ...listing, error: { code: 'X' } } }],
    [
      {
        operation: {
          ...listing,
          throttle: { capacity: 1, refillPerSecond: 1 },
        },
      },
    ],
    [{ endpointService: { serviceName: 'com.amazonaws.eu-west-1.sts' } }],
    [
      {
        endpointService: {
          serviceName: 'com.amazonaws.eu-west-1.sts',
          zone: 'eu-west-1c',
        },
      },
    ],
    [{ resource: { logicalId: 'Domain', reason: 'No capacity', count: 1 } }],
  ])('is taken: %j', async fault => {
    await expect(control('POST', 'faults', fault)).resolves.toMatchObject({
      status: 201,
      body: { id: expect.any(String) },
    });
  });

  it.each([
    [{ operation: { ...listing, leaveout: ['d-a'] } }, 'leaveout'],
    [{ operation: { ...listing, leaveOut: 'd-a' } }, 'leaveOut'],
    [{ operation: { ...listing, lagMs: '5' } }, 'lagMs'],
    [{ operation: { ...listing, lagMs: 60_001 } }, 'lagMs'],
    [{ operation: { ...listing, accountId: 'other' } }, 'accountId'],
    [{ operation: { ...listing, shuffle: {} } }, 'shuffle'],
    [{ operation: { service: 'sagemaker' } }, 'operation'],
    [{ resource: { reason: 'No capacity' } }, 'logicalId'],
    [{ resource: { type: 'AWS::EC2::VPC', reson: 'x' } }, 'reson'],
    [{ endpointService: { zone: 'eu-west-1c' } }, 'serviceName'],
    [{}, 'A fault is'],
    [null, 'A fault is'],
  ])('is refused with what is wrong: %j, %s', async (fault, what) => {
    const { status, body } = await control('POST', 'faults', fault);
    expect(status).toBe(400);
    expect(body.error).toContain(what);
  });
});
