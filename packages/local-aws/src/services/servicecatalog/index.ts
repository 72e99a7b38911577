import { DescribeRecordInput } from '@aws-sdk/client-service-catalog';
import { CallContext, Service } from '../../service';
import {
  createProvisioningArtifact,
  deleteProvisioningArtifact,
  describeProvisioningArtifact,
  listProvisioningArtifacts,
  updateProvisioningArtifact,
} from './artifacts';
import {
  associatePrincipalWithPortfolio,
  associateProductWithPortfolio,
  disassociatePrincipalFromPortfolio,
  disassociateProductFromPortfolio,
  listPortfoliosForProduct,
  listPrincipalsForPortfolio,
} from './associations';
import { authorization } from './authorization';
import {
  describeProduct,
  describeProvisioningParameters,
  searchProducts,
} from './browse';
import {
  createConstraint,
  deleteConstraint,
  describeConstraint,
  listConstraintsForPortfolio,
  updateConstraint,
} from './constraints';
import { followAll, followRecord } from './follow';
import { describeRecord, listRecordHistory } from './history';
import { listLaunchPaths } from './launchPaths';
import { portfolioShareOperations } from './portfolioShares';
import {
  createPortfolio,
  deletePortfolio,
  describePortfolio,
  listPortfolios,
  updatePortfolio,
} from './portfolios';
import { updateProvisionedProduct } from './updateProvisionedProduct';
import { tagOptionOperations } from './tagOptions';
import {
  createProduct,
  deleteProduct,
  describeProductAsAdmin,
  updateProduct,
} from './products';
import { provisionProduct, terminateProvisionedProduct } from './provision';
import {
  describeProvisionedProduct,
  getProvisionedProductOutputs,
} from './provisionedProducts';
import { searchProvisionedProducts } from './searchProvisionedProducts';

/**
 * AWS Service Catalog: portfolios and products, and what is provisioned of them.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_Reference.html
 */
export const serviceCatalogService: Service = {
  id: 'servicecatalog',
  operations: {
    CreatePortfolio: createPortfolio,
    DescribePortfolio: describePortfolio,
    ListPortfolios: listPortfolios,
    UpdatePortfolio: updatePortfolio,
    DeletePortfolio: deletePortfolio,
    CreateProduct: createProduct,
    DescribeProductAsAdmin: describeProductAsAdmin,
    UpdateProduct: updateProduct,
    DeleteProduct: deleteProduct,
    CreateProvisioningArtifact: createProvisioningArtifact,
    DescribeProvisioningArtifact: describeProvisioningArtifact,
    ListProvisioningArtifacts: listProvisioningArtifacts,
    UpdateProvisioningArtifact: updateProvisioningArtifact,
    DeleteProvisioningArtifact: deleteProvisioningArtifact,
    AssociateProductWithPortfolio: associateProductWithPortfolio,
    DisassociateProductFromPortfolio: disassociateProductFromPortfolio,
    ListPortfoliosForProduct: listPortfoliosForProduct,
    AssociatePrincipalWithPortfolio: associatePrincipalWithPortfolio,
    DisassociatePrincipalFromPortfolio: disassociatePrincipalFromPortfolio,
    ListPrincipalsForPortfolio: listPrincipalsForPortfolio,
    CreateConstraint: createConstraint,
    DescribeConstraint: describeConstraint,
    ListConstraintsForPortfolio: listConstraintsForPortfolio,
    UpdateConstraint: updateConstraint,
    DeleteConstraint: deleteConstraint,
    ...tagOptionOperations,
    ...portfolioShareOperations,
    SearchProducts: searchProducts,
    DescribeProduct: describeProduct,
    ListLaunchPaths: listLaunchPaths,
    DescribeProvisioningParameters: describeProvisioningParameters,
    ProvisionProduct: provisionProduct,
    UpdateProvisionedProduct: updateProvisionedProduct,
    TerminateProvisionedProduct: terminateProvisionedProduct,
    DescribeRecord: describeRecord,
    ListRecordHistory: listRecordHistory,
    SearchProvisionedProducts: searchProvisionedProducts,
    DescribeProvisionedProduct: describeProvisionedProduct,
    GetProvisionedProductOutputs: getProvisionedProductOutputs,
  },
  // What Service Catalog does about stacks by itself is done when somebody looks.
  catchUp: {
    DescribeRecord: ({ Id = '' }: DescribeRecordInput, context: CallContext) =>
      followRecord(Id, context),
    ListRecordHistory: (_input: object, context: CallContext) =>
      followAll(context),
    SearchProvisionedProducts: (_input: object, context: CallContext) =>
      followAll(context),
    DescribeProvisionedProduct: (_input: object, context: CallContext) =>
      followAll(context),
    GetProvisionedProductOutputs: (_input: object, context: CallContext) =>
      followAll(context),
  },
  authorization,
};
