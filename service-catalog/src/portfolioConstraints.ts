import { Fn } from 'aws-cdk-lib';
import type { Portfolio, Product } from 'aws-cdk-lib/aws-servicecatalog';
import {
  PRODUCT_PARAMETERS,
  type EgressMode,
} from 'backstage-plugin-secure-studio-common';

/** What whoever provisions from the portfolio may choose; without it, whatever the product takes. */
export interface PortfolioLimits {
  /** Entity refs of the groups that may own environments. */
  readonly teams?: string[];
  readonly egressModes?: EgressMode[];
}

/** Has Service Catalog refuse what the portfolio does not offer, whoever asks. */
export function constrainParameters(
  portfolio: Portfolio,
  product: Product,
  { teams, egressModes }: PortfolioLimits,
): void {
  limit('Teams', PRODUCT_PARAMETERS.team, teams);
  limit('EgressModes', PRODUCT_PARAMETERS.egressMode, egressModes);

  function limit(ruleName: string, parameter: string, allowed?: string[]) {
    if (!allowed || allowed.length === 0) {
      return;
    }
    portfolio.constrainCloudFormationParameters(product, {
      rule: {
        ruleName,
        assertions: [
          {
            assert: Fn.conditionContains(allowed, Fn.ref(parameter)),
            description: `${parameter} must be one of ${allowed.join(', ')}`,
          },
        ],
      },
    });
  }
}
