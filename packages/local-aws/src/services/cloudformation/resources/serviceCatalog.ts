import { randomUUID } from 'node:crypto';
import type { PrincipalType } from '@aws-sdk/client-service-catalog';
import { required } from './required';
import { resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface PortfolioProperties {
  readonly DisplayName: string;
  readonly ProviderName: string;
  readonly Description?: string;
  readonly Tags?: Tag[];
}

const portfolio = resourceProvider<PortfolioProperties>({
  type: 'AWS::ServiceCatalog::Portfolio',
  properties: ['DisplayName', 'ProviderName', 'Description', 'Tags'],
  attributes: ['PortfolioName'],
  async create(properties, { call }) {
    const { PortfolioDetail } = await call(
      'servicecatalog',
      'CreatePortfolio',
      { ...properties, IdempotencyToken: randomUUID() },
    );
    return {
      physicalId: required(PortfolioDetail?.Id, 'PortfolioDetail.Id'),
      attributes: { PortfolioName: properties.DisplayName },
    };
  },
  async delete({ physicalId: Id }, { call }) {
    await call('servicecatalog', 'DeletePortfolio', { Id });
  },
});

interface ProductAssociationProperties {
  readonly PortfolioId: string;
  readonly ProductId: string;
}

const productAssociation = resourceProvider<ProductAssociationProperties>({
  type: 'AWS::ServiceCatalog::PortfolioProductAssociation',
  properties: ['PortfolioId', 'ProductId'],
  async create({ PortfolioId, ProductId }, { call }) {
    await call('servicecatalog', 'AssociateProductWithPortfolio', {
      PortfolioId,
      ProductId,
    });
    return { physicalId: `${PortfolioId}|${ProductId}` };
  },
  async delete({ properties: { PortfolioId, ProductId } }, { call }) {
    await call('servicecatalog', 'DisassociateProductFromPortfolio', {
      PortfolioId,
      ProductId,
    });
  },
});

interface PrincipalAssociationProperties {
  readonly PortfolioId: string;
  readonly PrincipalARN: string;
  readonly PrincipalType: PrincipalType;
}

const principalAssociation = resourceProvider<PrincipalAssociationProperties>({
  type: 'AWS::ServiceCatalog::PortfolioPrincipalAssociation',
  properties: ['PortfolioId', 'PrincipalARN', 'PrincipalType'],
  async create(properties, { call }) {
    await call('servicecatalog', 'AssociatePrincipalWithPortfolio', properties);
    const { PrincipalARN, PortfolioId } = properties;
    return { physicalId: `${PrincipalARN}|${PortfolioId}` };
  },
  async delete({ properties }, { call }) {
    await call(
      'servicecatalog',
      'DisassociatePrincipalFromPortfolio',
      properties,
    );
  },
});

export const serviceCatalog = [
  portfolio,
  productAssociation,
  principalAssociation,
];
