import {
  DescribeProvisionedProductCommand,
  DescribeRecordCommand,
  ProvisionedProductAttribute,
  ProvisionProductCommand,
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { undefinedIfNotFound } from './errors';
import { ResolvedProduct } from './products';
import { ProvisioningRecord, toProvisioningRecord } from './provisioningRecord';
import { AwsSession } from './sessions';
import { createStsGateway } from './sts';

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
  productId?: string;
  productName?: string;
  version?: string;
  /** Who launched it: an ARN of an IAM role or user. */
  userArn?: string;
  /** ISO-8601. */
  createdAt?: string;
}

/**
 * What is known of a provisioned product by a look at it alone, which lags behind nothing as a search does.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisionedProductDetail.html
 */
export type ProvisionedProductDetail = Pick<
  ProvisionedProduct,
  | 'id'
  | 'name'
  | 'status'
  | 'statusMessage'
  | 'lastRecordId'
  | 'lastProvisioningRecordId'
  | 'idempotencyToken'
> & {
  /** ARN of the role with which it was launched. */
  launchRoleArn?: string;
};

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
  /** Undefined where there is no such record. */
  findRecord(id: string): Promise<ProvisioningRecord | undefined>;
  /** Undefined where there is no such provisioned product. */
  describeProvisionedProduct(
    by: { id: string } | { name: string },
  ): Promise<ProvisionedProductDetail | undefined>;
  /**
   * By its id, in the index of searches, which lags behind: that it finds nothing proves nothing.
   */
  findProvisionedProductById(
    id: string,
  ): Promise<ProvisionedProduct | undefined>;
  /**
   * Every provisioned product that the role may see, once, page by page. A product that is left out
   * is not proven to be gone: searches lag behind.
   */
  listProvisionedProducts(): AsyncIterable<ProvisionedProduct[]>;
  /** The account in which this gateway's session asks, as AWS says. */
  callerAccount(): Promise<string>;
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
    productId: product.ProductId,
    productName: product.ProductName,
    userArn: product.UserArn,
    version: product.ProvisioningArtifactName,
    createdAt: product.CreatedTime?.toISOString(),
  };
}

export function createServiceCatalogGateway({
  clientConfig,
  call,
}: AwsSession): ServiceCatalogGateway {
  const client = new ServiceCatalogClient(clientConfig);
  // With the client's own credentials, so that it says whose session the client's is.
  const { callerAccount } = createStsGateway({
    clientConfig: { ...clientConfig, credentials: client.config.credentials },
    call,
  });

  /** What the role can see at account level, since other roles provision and read. */
  async function* search(query?: string) {
    let PageToken: string | undefined;
    do {
      const command = new SearchProvisionedProductsCommand({
        AccessLevelFilter: { Key: 'Account', Value: 'self' },
        // Without an order, pages may repeat an item and skip another.
        SortBy: 'id',
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

    async findRecord(id) {
      const output = await undefinedIfNotFound(
        call('servicecatalog:DescribeRecord', o =>
          client.send(new DescribeRecordCommand({ Id: id }), o),
        ),
      );
      return output && toProvisioningRecord(id, output);
    },

    async describeProvisionedProduct(by) {
      const command = new DescribeProvisionedProductCommand(
        'id' in by ? { Id: by.id } : { Name: by.name },
      );
      const output = await undefinedIfNotFound(
        call('servicecatalog:DescribeProvisionedProduct', o =>
          client.send(command, o),
        ),
      );
      const detail = output?.ProvisionedProductDetail;
      return (
        detail && {
          id: detail.Id ?? '',
          name: detail.Name ?? '',
          status: detail.Status ?? 'UNDER_CHANGE',
          statusMessage: detail.StatusMessage,
          lastRecordId: detail.LastRecordId,
          lastProvisioningRecordId: detail.LastProvisioningRecordId,
          idempotencyToken: detail.IdempotencyToken,
          launchRoleArn: detail.LaunchRoleArn,
        }
      );
    },

    findProvisionedProductById: id =>
      find(`id:${id}`, product => product.id === id),

    async *listProvisionedProducts() {
      const seen = new Set<string>();
      for await (const page of search()) {
        yield page.filter(({ id }) => !seen.has(id) && seen.add(id));
      }
    },

    callerAccount,

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
