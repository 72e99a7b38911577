import { dirname, join } from 'node:path';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import {
  CloudFormationProduct,
  CloudFormationTemplate,
  Portfolio,
  ProductStackHistory,
  TagOptions,
  type CloudFormationProductVersion,
} from 'aws-cdk-lib/aws-servicecatalog';
import type { Construct } from 'constructs';
import { AccountRoles } from './accountRoles';
import {
  constrainParameters,
  type PortfolioLimits,
} from './portfolioConstraints';
import { AccountNames } from './product/names';
import { SecureStudioProduct } from './product/secureStudioProduct';

export interface CatalogStackProps extends StackProps {
  /** Name of the product, by which the portal's targets find it. */
  readonly productName: string;
  /** Start of the names of the account's roles. */
  readonly roleNamePrefix: string;
  /** Who the portal's backend is: the principal that assumes the portal's roles. */
  readonly portalPrincipalArn: string;
  /** Accounts that get the portfolio as well; each deploys a member stack. */
  readonly shareWithAccounts: string[];
  readonly limits: PortfolioLimits;
}

/** The names in the committed versions of the product rest on it. */
export const DEFAULT_ROLE_NAME_PREFIX = 'secure-studio';

/**
 * The version that is offered. A change of the template takes a new one: a published version is
 * never changed, since environments run it.
 */
export const PRODUCT_VERSION = '1.0';

/** Where the templates of the published versions are kept. */
export const PRODUCT_VERSIONS = join(
  dirname(require.resolve('../package.json')),
  'product-versions',
);

const OWNER = 'Secure Studio';

/** What a platform team deploys once for each region that offers environments. */
export class CatalogStack extends Stack {
  constructor(scope: Construct, id: string, props: CatalogStackProps) {
    super(scope, id, props);

    const product = new CloudFormationProduct(this, 'Product', {
      productName: props.productName,
      owner: OWNER,
      description: 'A secure Amazon SageMaker Studio environment for one team',
      productVersions: [this.version(props.roleNamePrefix)],
    });
    const portfolio = new Portfolio(this, 'Portfolio', {
      displayName: props.productName,
      providerName: OWNER,
      description: 'Secure Amazon SageMaker Studio environments',
    });
    portfolio.addProduct(product);
    portfolio.associateTagOptions(
      new TagOptions(this, 'TagOptions', {
        allowedValuesForTags: { 'secure-studio:product': [props.productName] },
      }),
    );
    constrainParameters(portfolio, product, props.limits);
    for (const account of props.shareWithAccounts) {
      portfolio.shareWithAccount(account, { shareTagOptions: true });
    }

    const roles = new AccountRoles(this, 'Account', {
      roleNamePrefix: props.roleNamePrefix,
      portalPrincipalArn: props.portalPrincipalArn,
      productArn: product.productArn,
    });
    // By its name, so that each account launches with a role of its own.
    portfolio.setLocalLaunchRole(product, roles.launch);
    portfolio.giveAccessToRole(roles.portal.provision);

    const outputs = {
      ProductId: product.productId,
      ProductArn: product.productArn,
      PortfolioId: portfolio.portfolioId,
      ...roles.arns,
    };
    for (const [name, value] of Object.entries(outputs)) {
      new CfnOutput(this, name, { value });
    }
  }

  private version(roleNamePrefix: string): CloudFormationProductVersion {
    const productStack = new SecureStudioProduct(
      this,
      'SecureStudio',
      new AccountNames(roleNamePrefix),
    );
    if (roleNamePrefix !== DEFAULT_ROLE_NAME_PREFIX) {
      return {
        productVersionName: PRODUCT_VERSION,
        cloudFormationTemplate:
          CloudFormationTemplate.fromProductStack(productStack),
      };
    }
    return new ProductStackHistory(this, 'SecureStudioVersions', {
      productStack,
      currentVersionName: PRODUCT_VERSION,
      currentVersionLocked: true,
      directory: PRODUCT_VERSIONS,
    }).currentVersion();
  }
}
