import {
  DescribeRecordCommand,
  ProvisionedProductAttribute,
  ProvisionProductCommand,
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { ResolvedProduct } from './products';
import { AwsSession } from './sessions';

/** @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_RecordDetail.html */
export interface ProvisioningRecord {
  id: string;
  status:
    | 'CREATED'
    | 'IN_PROGRESS'
    | 'IN_PROGRESS_IN_ERROR'
    | 'SUCCEEDED'
    | 'FAILED';
  /** Such as `PROVISION_PRODUCT`. */
  type: string;
  errors: { code: string; description: string }[];
  provisionedProductId: string;
}

/** @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisionedProductAttribute.html */
export interface ProvisionedProduct {
  id: string;
  name: string;
  status:
    | 'AVAILABLE'
    | 'UNDER_CHANGE'
    | 'TAINTED'
    | 'ERROR'
    | 'PLAN_IN_PROGRESS';
  statusMessage?: string;
  stackArn?: string;
  lastRecordId?: string;
  lastProvisioningRecordId?: string;
  idempotencyToken?: string;
  tags: Record<string, string>;
  productName?: string;
  version?: string;
  /** ISO-8601. */
  createdAt?: string;
}

export interface ProvisionProductRequest {
  product: ResolvedProduct;
  name: string;
  /** ProvisionToken: the same token is the same request to AWS. */
  token: string;
  parameters: Record<string, string>;
  tags: Record<string, string>;
}

export interface ServiceCatalogGateway {
  provision(
    request: ProvisionProductRequest,
  ): Promise<{ recordId: string; provisionedProductId: string }>;
  getRecord(id: string): Promise<ProvisioningRecord>;
  findProvisionedProductByName(
    name: string,
  ): Promise<ProvisionedProduct | undefined>;
  findProvisionedProductByToken(
    token: string,
  ): Promise<ProvisionedProduct | undefined>;
  /** Every provisioned product that the role may see, page by page. */
  listProvisionedProducts(): AsyncIterable<ProvisionedProduct[]>;
  terminate(request: {
    provisionedProductId: string;
    /** TerminateToken */
    token: string;
  }): Promise<{ recordId: string }>;
}

function toProvisionedProduct(
  product: ProvisionedProductAttribute,
): ProvisionedProduct {
  return {
    id: product.Id ?? '',
    name: product.Name ?? '',
    status: product.Status ?? 'UNDER_CHANGE',
    statusMessage: product.StatusMessage,
    stackArn: product.PhysicalId,
    lastRecordId: product.LastRecordId,
    lastProvisioningRecordId: product.LastProvisioningRecordId,
    idempotencyToken: product.IdempotencyToken,
    tags: Object.fromEntries(
      (product.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
    ),
    productName: product.ProductName,
    version: product.ProvisioningArtifactName,
    createdAt: product.CreatedTime?.toISOString(),
  };
}

export function createServiceCatalogGateway({
  clientConfig,
  call,
}: AwsSession): ServiceCatalogGateway {
  const client = new ServiceCatalogClient(clientConfig);

  /** What the role can see at account level, since other roles provision and read. */
  async function* search(query?: string) {
    let PageToken: string | undefined;
    do {
      const command = new SearchProvisionedProductsCommand({
        AccessLevelFilter: { Key: 'Account', Value: 'self' },
        PageSize: 100,
        PageToken,
        ...(query && { Filters: { SearchQuery: [query] } }),
      });
      const page = await call('servicecatalog:SearchProvisionedProducts', o =>
        client.send(command, o),
      );
      yield (page.ProvisionedProducts ?? []).map(toProvisionedProduct);
      PageToken = page.NextPageToken;
    } while (PageToken);
  }

  /** A search is a text search: only an equal value counts. */
  async function find(
    query: string,
    isWanted: (product: ProvisionedProduct) => boolean,
  ) {
    for await (const page of search(query)) {
      const found = page.find(isWanted);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  return {
    async provision({ product, name, token, parameters, tags }) {
      const command = new ProvisionProductCommand({
        ProductId: product.productId,
        ProvisioningArtifactId: product.artifactId,
        PathId: product.pathId,
        ProvisionedProductName: name,
        ProvisionToken: token,
        ProvisioningParameters: Object.entries(parameters).map(
          ([Key, Value]) => ({ Key, Value }),
        ),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      });
      const { RecordDetail } = await call(
        'servicecatalog:ProvisionProduct',
        o => client.send(command, o),
      );
      return {
        recordId: RecordDetail?.RecordId ?? '',
        provisionedProductId: RecordDetail?.ProvisionedProductId ?? '',
      };
    },

    async getRecord(id) {
      const { RecordDetail } = await call('servicecatalog:DescribeRecord', o =>
        client.send(new DescribeRecordCommand({ Id: id }), o),
      );
      return {
        id,
        status: RecordDetail?.Status ?? 'CREATED',
        type: RecordDetail?.RecordType ?? '',
        errors: (RecordDetail?.RecordErrors ?? []).map(
          ({ Code = '', Description = '' }) => ({
            code: Code,
            description: Description,
          }),
        ),
        provisionedProductId: RecordDetail?.ProvisionedProductId ?? '',
      };
    },

    findProvisionedProductByName: name =>
      find(`name:${name}`, product => product.name === name),

    findProvisionedProductByToken: token =>
      find(
        `idempotencyToken:${token}`,
        product => product.idempotencyToken === token,
      ),

    listProvisionedProducts: () => search(),

    async terminate({ provisionedProductId, token }) {
      const command = new TerminateProvisionedProductCommand({
        ProvisionedProductId: provisionedProductId,
        TerminateToken: token,
      });
      const { RecordDetail } = await call(
        'servicecatalog:TerminateProvisionedProduct',
        o => client.send(command, o),
      );
      return { recordId: RecordDetail?.RecordId ?? '' };
    },
  };
}
