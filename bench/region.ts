import {
  AssociatePrincipalWithPortfolioCommand,
  DescribeProductCommand,
  ListPortfoliosCommand,
  ProvisionProductCommand,
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { createLocalAws, LocalAws } from 'local-aws';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from 'secure-studio-service-catalog';
import { copyOf, Snapshot } from './copies';

const REGION = 'eu-west-1';
const NAME = 'team-a--n00000';

export const TARGET = {
  id: 'sandbox',
  accountId: '111122223333',
  region: REGION,
  product: 'secure-studio',
  version: '1.0',
  roles: {
    read: 'secure-studio-read',
    provision: 'secure-studio-provision',
    operate: 'secure-studio-operate',
    open: 'secure-studio-open',
  },
  owners: ['group:default/team-a'],
};

/** An account's region with so many environments. */
export interface Region {
  aws: LocalAws;
  environments: { name: string; provisionedProductId: string }[];
  close(): Promise<void>;
}

/**
 * Provisions one environment and copies its records: an account's own quotas leave room for a few,
 * and what a sweep asks for is the same.
 */
export async function startRegion(size: number): Promise<Region> {
  const directory = mkdtempSync(join(tmpdir(), 'secure-studio-bench-'));
  const original = await provisionOne(join(directory, 'assembly'));
  const state: Snapshot = structuredClone(original.before);
  const scope = (state[`${TARGET.accountId}/${REGION}`] ??= {});
  const environments: Region['environments'] = [];
  for (let index = 0; index < size; index++) {
    const { collections, ...environment } = copyOf(original, {
      name: NAME,
      index,
    });
    for (const [collection, items] of Object.entries(collections)) {
      Object.assign((scope[collection] ??= {}), items);
    }
    environments.push(environment);
  }
  const stateFile = join(directory, 'state.json');
  writeFileSync(stateFile, JSON.stringify({ version: 1, state }));
  const aws = useAws(await createLocalAws({ stateFile }));
  return {
    aws,
    environments,
    async close() {
      await aws.close();
      rmSync(directory, { recursive: true });
    },
  };
}

/** The state of the account without and with one environment. */
async function provisionOne(assemblyDirectory: string) {
  synthesize(assemblyDirectory, { recordConfiguration: true });
  const aws = useAws(await createLocalAws({ assemblyDirectory }));
  const serviceCatalog = new ServiceCatalogClient({});
  const { PortfolioDetails: [portfolio] = [] } = await serviceCatalog.send(
    new ListPortfoliosCommand({}),
  );
  await serviceCatalog.send(
    new AssociatePrincipalWithPortfolioCommand({
      PortfolioId: portfolio.Id,
      PrincipalARN: `arn:aws:iam::${TARGET.accountId}:user/local`,
      PrincipalType: 'IAM',
    }),
  );
  const { ProductViewSummary: product } = await serviceCatalog.send(
    new DescribeProductCommand({ Name: TARGET.product }),
  );
  const before: Snapshot = aws.snapshot();
  await serviceCatalog.send(
    new ProvisionProductCommand({
      ProductId: product?.ProductId,
      ProvisioningArtifactName: TARGET.version,
      ProvisionedProductName: NAME,
      ProvisionToken: NAME,
      ProvisioningParameters: Object.entries({
        EnvironmentName: NAME,
        Team: 'group:default/team-a',
        UserProfileName: 'scientist',
        UserProfileOwner: 'user:default/scientist',
      }).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  for (;;) {
    const { ProvisionedProducts: [{ Status }] = [{}] } =
      await serviceCatalog.send(new SearchProvisionedProductsCommand({}));
    if (Status === 'AVAILABLE') {
      const after: Snapshot = aws.snapshot();
      await aws.close();
      return { before, after };
    }
    if (Status !== 'UNDER_CHANGE') {
      throw new Error(`The environment became ${Status}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** The SDK's clients of this process look at it. */
function useAws(aws: LocalAws): LocalAws {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: REGION,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  return aws;
}
