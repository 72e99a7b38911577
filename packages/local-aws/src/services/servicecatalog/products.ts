import {
  CreateProductInput,
  CreateProductOutput,
  DeleteProductInput,
  DescribeProductAsAdminInput,
  DescribeProductAsAdminOutput,
  ProductViewDetail,
  ProductViewSummary,
  UpdateProductInput,
  UpdateProductOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { artifactDetail, newArtifact } from './artifacts';
import { invalidParameters, resourceInUse, resourceNotFound } from './errors';
import { operation } from './operation';
import {
  catalogArn,
  productAssociations,
  ProductRecord,
  products,
} from './records';
import { tagOptionsOfResource } from './tagOptionValues';
import { mergeTags } from './tags';

export const createProduct = operation<CreateProductInput>()(
  ['Name', 'Owner', 'ProductType', 'IdempotencyToken'],
  [
    'Description',
    'Distributor',
    'SupportDescription',
    'SupportEmail',
    'SupportUrl',
    'Tags',
    'ProvisioningArtifactParameters',
  ],
  async (input, context): Promise<CreateProductOutput> => {
    const {
      ProductType,
      ProvisioningArtifactParameters: artifactParameters,
      Tags = [],
      IdempotencyToken: _token,
      AcceptLanguage: _language,
      ...fields
    } = input;
    if (ProductType !== 'CLOUD_FORMATION_TEMPLATE') {
      throw invalidParameters(
        `local-aws does not serve products of type ${ProductType}`,
      );
    }
    if (!artifactParameters) {
      throw invalidParameters('ProvisioningArtifactParameters is required.');
    }
    const artifact = await newArtifact(artifactParameters, context);
    const ProductId = `prod-${randomId(13)}`;
    const product: ProductRecord = {
      ...fields,
      ProductId,
      ProductViewId: `prodview-${randomId(13)}`,
      ARN: catalogArn(context, `product/${ProductId}`),
      tags: Tags,
      createdTime: context.clock.now().toISOString(),
      artifacts: [artifact],
    };
    products(context).set(ProductId, product);
    return {
      ProductViewDetail: viewDetail(product),
      ProvisioningArtifactDetail: artifactDetail(artifact),
      Tags,
    };
  },
);

export const describeProductAsAdmin = operation<DescribeProductAsAdminInput>()(
  [],
  ['Id', 'Name', 'SourcePortfolioId'],
  (input, context): DescribeProductAsAdminOutput => {
    const product = findProduct(input, products(context).values());
    return {
      ProductViewDetail: viewDetail(product),
      ProvisioningArtifactSummaries: product.artifacts.map(artifact => ({
        Id: artifact.Id,
        Name: artifact.Name,
        Description: artifact.Description,
        CreatedTime: new Date(artifact.createdTime),
        ProvisioningArtifactMetadata: {},
      })),
      Tags: product.tags,
      TagOptions: tagOptionsOfResource(product.ProductId, context),
      Budgets: [],
    };
  },
);

export const updateProduct = operation<UpdateProductInput>()(
  ['Id'],
  [
    'Name',
    'Owner',
    'Description',
    'Distributor',
    'SupportDescription',
    'SupportEmail',
    'SupportUrl',
    'AddTags',
    'RemoveTags',
  ],
  (input, context): UpdateProductOutput => {
    const { Id, AddTags, RemoveTags, AcceptLanguage: _, ...changes } = input;
    const existing = findProduct({ Id }, products(context).values());
    const product: ProductRecord = {
      ...existing,
      ...changes,
      tags: mergeTags(existing.tags, AddTags, RemoveTags),
    };
    products(context).set(Id, product);
    return { ProductViewDetail: viewDetail(product), Tags: product.tags };
  },
);

export const deleteProduct = operation<DeleteProductInput>()(
  ['Id'],
  [],
  ({ Id }, context): object => {
    findProduct({ Id }, products(context).values());
    const associated = productAssociations(context)
      .values()
      .some(({ ProductId }) => ProductId === Id);
    if (associated) {
      throw resourceInUse(`Product ${Id} is still in a portfolio.`);
    }
    products(context).delete(Id);
    return {};
  },
);

/**
 * The product with this id or name.
 * @throws AwsError InvalidParametersException unless exactly one is given; ResourceNotFoundException
 */
export function findProduct(
  { Id, Name }: { Id?: string; Name?: string },
  among: readonly ProductRecord[],
): ProductRecord {
  if ((Id === undefined) === (Name === undefined)) {
    throw invalidParameters('Specify either the product id or its name.');
  }
  const [product, ...others] = among.filter(candidate =>
    Id === undefined ? candidate.Name === Name : candidate.ProductId === Id,
  );
  if (!product) throw resourceNotFound(`Product ${Id ?? Name} not found.`);
  // [UNV] the words; those for a version's name are like them.
  if (others.length) {
    throw invalidParameters(`Multiple Product with name ${Name} found.`);
  }
  return product;
}

/** @throws AwsError ResourceNotFoundException */
export function productById(id: string, context: CallContext): ProductRecord {
  return findProduct({ Id: id }, products(context).values());
}

export function viewSummary(
  product: ProductRecord,
  hasDefaultPath: boolean,
): ProductViewSummary {
  return {
    Id: product.ProductViewId,
    ProductId: product.ProductId,
    Name: product.Name,
    Owner: product.Owner,
    ShortDescription: product.Description,
    Type: 'CLOUD_FORMATION_TEMPLATE',
    Distributor: product.Distributor,
    HasDefaultPath: hasDefaultPath,
    SupportEmail: product.SupportEmail,
    SupportDescription: product.SupportDescription,
    SupportUrl: product.SupportUrl,
  };
}

function viewDetail(product: ProductRecord): ProductViewDetail {
  return {
    ProductViewSummary: viewSummary(product, false),
    Status: 'AVAILABLE',
    ProductARN: product.ARN,
    CreatedTime: new Date(product.createdTime),
  };
}
