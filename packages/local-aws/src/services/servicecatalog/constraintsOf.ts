import { ConstraintSummary } from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { ConstraintRecord, constraints } from './records';

/** The constraints of a product in a portfolio. */
export function constraintsOf(
  portfolioId: string,
  productId: string,
  context: CallContext,
): ConstraintRecord[] {
  return constraints(context)
    .values()
    .filter(
      ({ PortfolioId, ProductId }) =>
        PortfolioId === portfolioId && ProductId === productId,
    );
}

export function constraintSummaries(
  portfolioId: string,
  productId: string,
  context: CallContext,
): ConstraintSummary[] {
  return constraintsOf(portfolioId, productId, context).map(
    ({ Type, Description }) => ({ Type, Description }),
  );
}

/** The parameters of a constraint; nothing where they are not the JSON of an object. */
export function constraintParameters(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
