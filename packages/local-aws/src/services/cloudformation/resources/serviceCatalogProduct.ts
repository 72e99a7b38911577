import { randomUUID } from 'node:crypto';
import { jsonEquals } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

type ArtifactProperties = {
  readonly Name?: string;
  readonly Description?: string;
  readonly Type?: 'CLOUD_FORMATION_TEMPLATE';
  readonly Info: Record<string, string>;
  readonly DisableTemplateValidation?: boolean;
};

interface ProductProperties {
  readonly Name: string;
  readonly Owner: string;
  readonly ProvisioningArtifactParameters: ArtifactProperties[];
  readonly Description?: string;
  readonly Distributor?: string;
  readonly SupportDescription?: string;
  readonly SupportEmail?: string;
  readonly SupportUrl?: string;
  readonly Tags?: Tag[];
}

const product = resourceProvider<ProductProperties>({
  type: 'AWS::ServiceCatalog::CloudFormationProduct',
  properties: [
    'Name',
    'Owner',
    'ProvisioningArtifactParameters',
    'Description',
    'Distributor',
    'SupportDescription',
    'SupportEmail',
    'SupportUrl',
    'Tags',
  ],
  attributes: [
    'ProductName',
    'ProvisioningArtifactIds',
    'ProvisioningArtifactNames',
  ],
  fixed: ['Tags'],
  async create({ ProvisioningArtifactParameters, ...properties }, context) {
    const [first, ...others] = ProvisioningArtifactParameters;
    const { ProductViewDetail, ProvisioningArtifactDetail } =
      await context.call('servicecatalog', 'CreateProduct', {
        ...properties,
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        ProvisioningArtifactParameters: artifact(first),
        IdempotencyToken: randomUUID(),
      });
    const physicalId = required(
      ProductViewDetail?.ProductViewSummary?.ProductId,
      'ProductViewDetail.ProductViewSummary.ProductId',
    );
    const ids = [
      required(ProvisioningArtifactDetail?.Id, 'ProvisioningArtifactDetail.Id'),
    ];
    for (const other of others) {
      ids.push(await createArtifact(physicalId, other, context));
    }
    return {
      physicalId,
      attributes: productAttributes(
        properties.Name,
        ProvisioningArtifactParameters,
        ids,
      ),
    };
  },
  async update({ physicalId, properties: before, attributes }, after, context) {
    const {
      ProvisioningArtifactParameters: artifacts,
      Tags: _tags,
      ...properties
    } = after;
    await context.call('servicecatalog', 'UpdateProduct', {
      Id: physicalId,
      ...properties,
    });
    const idsBefore = String(attributes.ProvisioningArtifactIds).split(',');
    // A version whose template changes becomes a new artifact of the same name. CloudFormation
    // keeps the artifact's id, which no public operation can [UNV].
    const ids: string[] = [];
    for (const wanted of artifacts) {
      const index = before.ProvisioningArtifactParameters.findIndex(known =>
        jsonEquals(known, wanted),
      );
      ids.push(
        idsBefore[index] ?? (await createArtifact(physicalId, wanted, context)),
      );
    }
    for (const id of idsBefore.filter(known => !ids.includes(known))) {
      await context.call('servicecatalog', 'DeleteProvisioningArtifact', {
        ProductId: physicalId,
        ProvisioningArtifactId: id,
      });
    }
    return productAttributes(after.Name, artifacts, ids);
  },
  async delete({ physicalId: Id }, { call }) {
    await call('servicecatalog', 'DeleteProduct', { Id });
  },
});

function artifact(properties: ArtifactProperties) {
  return { Type: 'CLOUD_FORMATION_TEMPLATE' as const, ...properties };
}

async function createArtifact(
  ProductId: string,
  properties: ArtifactProperties,
  { call }: ResourceContext,
): Promise<string> {
  const { ProvisioningArtifactDetail } = await call(
    'servicecatalog',
    'CreateProvisioningArtifact',
    {
      ProductId,
      Parameters: artifact(properties),
      IdempotencyToken: randomUUID(),
    },
  );
  return required(
    ProvisioningArtifactDetail?.Id,
    'ProvisioningArtifactDetail.Id',
  );
}

function productAttributes(
  ProductName: string,
  artifacts: readonly ArtifactProperties[],
  ids: readonly string[],
) {
  return {
    ProductName,
    ProvisioningArtifactIds: ids.join(','),
    ProvisioningArtifactNames: artifacts.map(({ Name }) => Name).join(','),
  };
}

export const serviceCatalogProduct = [product];
