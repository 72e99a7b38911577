import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  AssociatePrincipalWithPortfolioCommand,
  AssociateProductWithPortfolioCommand,
  CreateConstraintCommand,
  CreatePortfolioCommand,
  CreateProductCommand,
  CreateProvisioningArtifactCommand,
  DescribeRecordCommand,
  ProvisionProductCommand,
  ProvisionProductCommandInput,
  RecordDetail,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { present, useTestServer } from '../testServer';

const BUCKET = 'templates-of-the-tests';

/** A network whose address and name the launch gives. */
export const networkTemplate = {
  Parameters: {
    Cidr: {
      Type: 'String',
      AllowedPattern: '10\\.\\d+\\.0\\.0/16',
      ConstraintDescription: 'a block of /16 in 10.0.0.0/8',
    },
    Zones: { Type: 'Number', Default: 1, MinValue: 1, MaxValue: 3 },
    Names: { Type: 'String', Default: 'false' },
  },
  Resources: {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: {
        CidrBlock: { Ref: 'Cidr' },
        EnableDnsHostnames: { Ref: 'Names' },
      },
    },
  },
  Outputs: { Vpc: { Value: { Ref: 'Vpc' } } },
};

type Server = ReturnType<typeof useTestServer>;

/** A portfolio with one product, over HTTP. */
export class TestCatalog {
  readonly client: ServiceCatalogClient;
  productId = '';
  portfolioId = '';

  constructor(private readonly server: Server) {
    this.client = new ServiceCatalogClient(server.clientOptions());
  }

  /** Puts the product into a portfolio whose principal is the tests' own user. */
  async create({ principal = true } = {}): Promise<this> {
    await this.s3().send(new CreateBucketCommand({ Bucket: BUCKET }));
    const { ProductViewDetail } = await this.client.send(
      new CreateProductCommand({
        Name: 'network',
        Owner: 'platform',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: await this.version('1.0'),
      }),
    );
    this.productId = present(ProductViewDetail?.ProductViewSummary?.ProductId);
    this.portfolioId = await this.addPortfolio('p', { principal });
    return this;
  }

  /** A portfolio with the product, whose principal is the tests' own user. */
  async addPortfolio(DisplayName: string, { principal = true } = {}) {
    const { PortfolioDetail } = await this.client.send(
      new CreatePortfolioCommand({ DisplayName, ProviderName: 'platform' }),
    );
    const PortfolioId = present(PortfolioDetail?.Id);
    await this.client.send(
      new AssociateProductWithPortfolioCommand({
        PortfolioId,
        ProductId: this.productId,
      }),
    );
    if (principal) {
      await this.client.send(
        new AssociatePrincipalWithPortfolioCommand({
          PortfolioId,
          PrincipalARN: this.server.running().calls()[0].callerArn,
          PrincipalType: 'IAM',
        }),
      );
    }
    return PortfolioId;
  }

  pair() {
    return { PortfolioId: this.portfolioId, ProductId: this.productId };
  }

  /** Adds a version whose template has other resources, outputs and so on. */
  async addVersion(Name: string, template: object = networkTemplate) {
    const { ProvisioningArtifactDetail } = await this.client.send(
      new CreateProvisioningArtifactCommand({
        ProductId: this.productId,
        Parameters: await this.version(Name, template),
      }),
    );
    return present(ProvisioningArtifactDetail?.Id);
  }

  constrain(Type: string, Parameters: unknown, Description?: string) {
    return this.client.send(
      new CreateConstraintCommand({
        ...this.pair(),
        Type,
        Description,
        Parameters: JSON.stringify(Parameters),
      }),
    );
  }

  provision(
    parameters: Record<string, string>,
    overrides: Partial<ProvisionProductCommandInput> = {},
  ) {
    return this.client.send(
      new ProvisionProductCommand({
        ProvisionedProductName: 'first',
        ProductId: this.productId,
        ProvisioningArtifactName: '1.0',
        ProvisioningParameters: Object.entries(parameters).map(
          ([Key, Value]) => ({ Key, Value }),
        ),
        ...overrides,
      }),
    );
  }

  /** Waits for the end of what was asked. */
  async settled({ RecordDetail: asked }: { RecordDetail?: RecordDetail }) {
    for (;;) {
      const record = await this.client.send(
        new DescribeRecordCommand({ Id: asked?.RecordId }),
      );
      const { Status = '' } = record.RecordDetail ?? {};
      if (Status === 'SUCCEEDED' || Status === 'FAILED') return record;
    }
  }

  /** What a version is made from. */
  async version(Name: string, template: object = networkTemplate) {
    await this.s3().send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: `${Name}.json`,
        Body: JSON.stringify(template),
      }),
    );
    return {
      Name,
      Info: {
        LoadTemplateFromURL: `https://${BUCKET}.s3.eu-west-1.amazonaws.com/${Name}.json`,
      },
    };
  }

  private s3() {
    return new S3Client(this.server.clientOptions());
  }
}
