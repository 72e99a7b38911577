import { required } from './required';
import { resourceProvider } from './ResourceProvider';

interface TagOptionProperties {
  readonly Key: string;
  readonly Value: string;
  readonly Active?: boolean;
}

const tagOption = resourceProvider<TagOptionProperties>({
  type: 'AWS::ServiceCatalog::TagOption',
  properties: ['Key', 'Value', 'Active'],
  attributes: ['Id'],
  async create({ Key, Value, Active = true }, { call }) {
    const { TagOptionDetail } = await call(
      'servicecatalog',
      'CreateTagOption',
      { Key, Value },
    );
    const Id = required(TagOptionDetail?.Id, 'TagOptionDetail.Id');
    if (!Active) {
      await call('servicecatalog', 'UpdateTagOption', { Id, Active });
    }
    return { physicalId: Id, attributes: { Id } };
  },
  async update({ physicalId: Id }, { Active = true }, { call }) {
    await call('servicecatalog', 'UpdateTagOption', { Id, Active });
  },
  async delete({ physicalId: Id }, { call }) {
    await call('servicecatalog', 'DeleteTagOption', { Id });
  },
});

interface TagOptionAssociationProperties {
  readonly TagOptionId?: string;
  readonly ResourceId?: string;
}

const tagOptionAssociation = resourceProvider<TagOptionAssociationProperties>({
  type: 'AWS::ServiceCatalog::TagOptionAssociation',
  properties: ['TagOptionId', 'ResourceId'],
  async create({ TagOptionId, ResourceId }, { call }) {
    await call('servicecatalog', 'AssociateTagOptionWithResource', {
      TagOptionId,
      ResourceId,
    });
    return { physicalId: `${TagOptionId}|${ResourceId}` };
  },
  async delete({ properties: { TagOptionId, ResourceId } }, { call }) {
    await call('servicecatalog', 'DisassociateTagOptionFromResource', {
      TagOptionId,
      ResourceId,
    });
  },
});

interface PortfolioShareProperties {
  readonly PortfolioId: string;
  readonly AccountId: string;
  readonly ShareTagOptions?: boolean;
}

const portfolioShare = resourceProvider<PortfolioShareProperties>({
  type: 'AWS::ServiceCatalog::PortfolioShare',
  properties: ['PortfolioId', 'AccountId', 'ShareTagOptions'],
  async create(properties, { call }) {
    await call('servicecatalog', 'CreatePortfolioShare', properties);
    const { PortfolioId, AccountId } = properties;
    return { physicalId: `${PortfolioId}|${AccountId}` };
  },
  async update(_existing, { ShareTagOptions = false, ...share }, { call }) {
    await call('servicecatalog', 'UpdatePortfolioShare', {
      ...share,
      ShareTagOptions,
    });
  },
  async delete({ properties: { PortfolioId, AccountId } }, { call }) {
    await call('servicecatalog', 'DeletePortfolioShare', {
      PortfolioId,
      AccountId,
    });
  },
});

export const serviceCatalogSharing = [
  tagOption,
  tagOptionAssociation,
  portfolioShare,
];
