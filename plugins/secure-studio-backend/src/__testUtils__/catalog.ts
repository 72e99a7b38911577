import {
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  AssociatePrincipalWithPortfolioCommand,
  AssociateProductWithPortfolioCommand,
  AssociateTagOptionWithResourceCommand,
  CreatePortfolioCommand,
  CreateProvisioningArtifactCommand,
  CreateTagOptionCommand,
  DescribeProductAsAdminCommand,
  DescribeProvisioningArtifactCommand,
  ListPortfoliosForProductCommand,
  ServiceCatalogClient,
  UpdateProvisioningArtifactCommand,
} from '@aws-sdk/client-service-catalog';

const PRODUCT = { Name: 'secure-studio' };
const PROVISION_ROLE = 'arn:aws:iam::111122223333:role/secure-studio-provision';

/** What an administrator of Service Catalog does to the product. */
export function createCatalogAdmin() {
  const client = new ServiceCatalogClient({});
  const s3 = new S3Client({ forcePathStyle: true });

  async function describeProduct() {
    const { ProductViewDetail, ProvisioningArtifactSummaries = [] } =
      await client.send(new DescribeProductAsAdminCommand(PRODUCT));
    return {
      productId: ProductViewDetail?.ProductViewSummary?.ProductId ?? '',
      artifacts: ProvisioningArtifactSummaries,
    };
  }

  async function templateUrl() {
    const { productId, artifacts } = await describeProduct();
    const { Info } = await client.send(
      new DescribeProvisioningArtifactCommand({
        ProductId: productId,
        ProvisioningArtifactId: artifacts[0].Id,
        Verbose: true,
      }),
    );
    return new URL(Info?.TemplateUrl ?? '');
  }

  return {
    async productId(): Promise<string> {
      return (await describeProduct()).productId;
    },

    /** Uploads a version whose template is that of the first one, changed. */
    async addVersion(
      Name: string,
      change: (template: string) => string,
    ): Promise<string> {
      const url = await templateUrl();
      const [Bucket, Key] = url.pathname.slice(1).split('/');
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      const template = change((await Body?.transformToString()) ?? '');
      const key = `${Name}-${Key}`;
      await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: template }));
      const { productId } = await describeProduct();
      const { ProvisioningArtifactDetail } = await client.send(
        new CreateProvisioningArtifactCommand({
          ProductId: productId,
          Parameters: {
            Name,
            Type: 'CLOUD_FORMATION_TEMPLATE',
            Info: { LoadTemplateFromURL: `${url.origin}/${Bucket}/${key}` },
          },
        }),
      );
      return ProvisioningArtifactDetail?.Id ?? '';
    },

    async deprecate(name: string): Promise<void> {
      const { productId, artifacts } = await describeProduct();
      await client.send(
        new UpdateProvisioningArtifactCommand({
          ProductId: productId,
          ProvisioningArtifactId: artifacts.find(({ Name }) => Name === name)
            ?.Id,
          Guidance: 'DEPRECATED',
        }),
      );
    },

    /** Puts the product into another portfolio, through which the portal can launch it too. */
    async addPortfolio(DisplayName: string): Promise<void> {
      const { productId: ProductId } = await describeProduct();
      const { PortfolioDetail } = await client.send(
        new CreatePortfolioCommand({ DisplayName, ProviderName: 'Tests' }),
      );
      const PortfolioId = PortfolioDetail?.Id ?? '';
      await client.send(
        new AssociateProductWithPortfolioCommand({ ProductId, PortfolioId }),
      );
      await client.send(
        new AssociatePrincipalWithPortfolioCommand({
          PortfolioId,
          PrincipalARN: PROVISION_ROLE,
          PrincipalType: 'IAM',
        }),
      );
    },

    /** A TagOption of the product's portfolio, with these values. */
    async addTagOption(Key: string, values: string[]): Promise<void> {
      const { productId: ProductId } = await describeProduct();
      const { PortfolioDetails = [] } = await client.send(
        new ListPortfoliosForProductCommand({ ProductId }),
      );
      for (const Value of values) {
        const { TagOptionDetail } = await client.send(
          new CreateTagOptionCommand({ Key, Value }),
        );
        await client.send(
          new AssociateTagOptionWithResourceCommand({
            ResourceId: PortfolioDetails[0].Id,
            TagOptionId: TagOptionDetail?.Id,
          }),
        );
      }
    },
  };
}
