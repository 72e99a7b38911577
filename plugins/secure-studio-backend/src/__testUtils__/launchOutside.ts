import {
  AssociatePrincipalWithPortfolioCommand,
  DescribeProductCommand,
  ListLaunchPathsCommand,
  ListPortfoliosCommand,
  ProvisionProductCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { TARGET } from './portal';

/** Somebody launches the product past the portal, under any name and with any tags. */
export async function launchOutside(
  name: string,
  tags: Record<string, string>,
) {
  const serviceCatalog = new ServiceCatalogClient({});
  const { PortfolioDetails: [portfolio] = [] } = await serviceCatalog.send(
    new ListPortfoliosCommand({}),
  );
  const { Arn: PrincipalARN } = await new STSClient({}).send(
    new GetCallerIdentityCommand({}),
  );
  await serviceCatalog.send(
    new AssociatePrincipalWithPortfolioCommand({
      PortfolioId: portfolio?.Id,
      PrincipalARN,
      PrincipalType: 'IAM',
    }),
  );
  const { ProductViewSummary: product } = await serviceCatalog.send(
    new DescribeProductCommand({ Name: TARGET.product }),
  );
  const ProductId = product?.ProductId;
  const { LaunchPathSummaries: [path] = [] } = await serviceCatalog.send(
    new ListLaunchPathsCommand({ ProductId }),
  );
  await serviceCatalog.send(
    new ProvisionProductCommand({
      ProductId,
      ProvisioningArtifactName: '1.0',
      PathId: path?.Id,
      ProvisionedProductName: name,
      ProvisionToken: name,
      ProvisioningParameters: Object.entries({
        EnvironmentName: name,
        Team: 'group:default/team-a',
        UserProfileName: 'intruder',
        UserProfileOwner: 'user:default/scientist-b1',
      }).map(([Key, Value]) => ({ Key, Value })),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
}
