import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import {
  CfnAcceptedPortfolioShare,
  CfnPortfolioPrincipalAssociation,
} from 'aws-cdk-lib/aws-servicecatalog';
import type { Construct } from 'constructs';
import { AccountRoles } from './accountRoles';

export interface MemberStackProps extends StackProps {
  readonly roleNamePrefix: string;
  readonly portalPrincipalArn: string;
  /** Id of the portfolio that another account shares with this one. */
  readonly portfolioId: string;
  /** ARN of the product in that account. */
  readonly productArn: string;
}

/** What an account deploys in which environments of a shared portfolio are launched. */
export class MemberStack extends Stack {
  constructor(scope: Construct, id: string, props: MemberStackProps) {
    super(scope, id, props);

    const roles = new AccountRoles(this, 'Account', props);
    const accepted = new CfnAcceptedPortfolioShare(this, 'Portfolio', {
      portfolioId: props.portfolioId,
    });
    new CfnPortfolioPrincipalAssociation(this, 'Provisioner', {
      portfolioId: props.portfolioId,
      principalArn: roles.portal.provision.roleArn,
      principalType: 'IAM',
    }).addResourceDependency(accepted);

    for (const [name, value] of Object.entries(roles.arns)) {
      new CfnOutput(this, name, { value });
    }
  }
}
