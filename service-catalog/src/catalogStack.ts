import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import {
  CloudFormationProduct,
  CloudFormationTemplate,
  Portfolio,
} from 'aws-cdk-lib/aws-servicecatalog';
import type { Construct } from 'constructs';
import { SecureStudioProduct } from './product/secureStudioProduct';
import { LaunchRole } from './roles/launchRole';
import { PortalRoles } from './roles/portalRoles';

export interface CatalogStackProps extends StackProps {
  /** Name of the product, by which the portal's targets find it. */
  readonly productName: string;
  /** Start of the names of the portal's four roles. */
  readonly roleNamePrefix: string;
  /** Who the portal's backend is: the principal that assumes those roles. */
  readonly portalPrincipalArn: string;
}

const OWNER = 'Secure Studio';

/** What a platform team deploys once for each account and region. */
export class CatalogStack extends Stack {
  constructor(scope: Construct, id: string, props: CatalogStackProps) {
    super(scope, id, props);

    const product = new CloudFormationProduct(this, 'Product', {
      productName: props.productName,
      owner: OWNER,
      description: 'A secure Amazon SageMaker Studio environment for one team',
      productVersions: [
        {
          productVersionName: '0.1',
          cloudFormationTemplate: CloudFormationTemplate.fromProductStack(
            new SecureStudioProduct(this, 'SecureStudio'),
          ),
        },
      ],
    });
    const portfolio = new Portfolio(this, 'Portfolio', {
      displayName: props.productName,
      providerName: OWNER,
      description: 'Secure Amazon SageMaker Studio environments',
    });
    portfolio.addProduct(product);
    const launchRole = new LaunchRole(this, 'LaunchRole').role;
    portfolio.setLaunchRole(product, launchRole);

    const roles = new PortalRoles(this, 'PortalRoles', {
      roleNamePrefix: props.roleNamePrefix,
      portalPrincipalArn: props.portalPrincipalArn,
      productArn: product.productArn,
    });
    portfolio.giveAccessToRole(roles.provision);

    const outputs = {
      ProductId: product.productId,
      PortfolioId: portfolio.portfolioId,
      LaunchRoleArn: launchRole.roleArn,
      ReadRoleArn: roles.read.roleArn,
      ProvisionRoleArn: roles.provision.roleArn,
      OperateRoleArn: roles.operate.roleArn,
      OpenRoleArn: roles.open.roleArn,
    };
    for (const [name, value] of Object.entries(outputs)) {
      new CfnOutput(this, name, { value });
    }
  }
}
