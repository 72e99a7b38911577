import {
  ListLaunchPathsInput,
  ListLaunchPathsOutput,
} from '@aws-sdk/client-service-catalog';
import { matchesPattern } from '../../identity/conditions';
import { CallContext, Caller } from '../../service';
import { constraintSummaries } from './constraintsOf';
import { invalidParameters, resourceNotFound } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  pairKey,
  PortfolioRecord,
  portfolios,
  PrincipalRecord,
  principals,
  productAssociations,
  ProductRecord,
  products,
} from './records';
import { productById } from './products';

/** A portfolio through which the caller may launch a product. */
export interface LaunchPath {
  readonly id: string;
  readonly name: string;
  readonly portfolio: PortfolioRecord;
}

export const listLaunchPaths = operation<ListLaunchPathsInput>()(
  ['ProductId'],
  ['PageSize', 'PageToken'],
  ({ ProductId, ...paging }, context): ListLaunchPathsOutput => {
    const product = productById(ProductId, context);
    const paths = launchPaths(product, context);
    if (!paths.length) throw noLaunchPaths(product);
    const page = listPage(paths, ({ id }) => id, paging);
    return {
      LaunchPathSummaries: page.items.map(({ id, name, portfolio }) => ({
        Id: id,
        Name: name,
        ConstraintSummaries: constraintSummaries(
          portfolio.Id,
          ProductId,
          context,
        ),
        Tags: portfolio.tags,
      })),
      NextPageToken: page.nextToken,
    };
  },
);

/** Every portfolio that holds the product and names the caller as a principal. */
export function launchPaths(
  product: ProductRecord,
  context: CallContext,
): LaunchPath[] {
  const associations = productAssociations(context);
  return portfolios(context)
    .values()
    .filter(({ Id }) => associations.get(pairKey(Id, product.ProductId)))
    .filter(({ Id }) =>
      principals(context)
        .values()
        .some(
          principal =>
            principal.PortfolioId === Id &&
            namesCaller(principal, context.caller),
        ),
    )
    .map(portfolio => ({
      id: pathId(portfolio, product),
      name: portfolio.DisplayName,
      portfolio,
    }));
}

export function launchableProducts(context: CallContext): ProductRecord[] {
  return products(context)
    .values()
    .filter(product => launchPaths(product, context).length > 0);
}

/**
 * The path that is asked for, or the only one there is.
 * @throws AwsError ResourceNotFoundException, InvalidParametersException
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisionProduct.html
 */
export function chooseLaunchPath(
  product: ProductRecord,
  asked: { readonly PathId?: string; readonly PathName?: string },
  context: CallContext,
): LaunchPath {
  const { PathId, PathName } = asked;
  const paths = launchPaths(product, context);
  if (!paths.length) throw noLaunchPaths(product);
  if (PathId !== undefined && PathName !== undefined) {
    throw invalidParameters('Specify PathId or PathName, not both.');
  }
  const fitting = paths.filter(
    ({ id, name }) => (PathId ?? id) === id && (PathName ?? name) === name,
  );
  if (!fitting.length) {
    throw resourceNotFound(`Path ${PathId ?? PathName} not found.`);
  }
  if (fitting.length > 1) {
    // https://github.com/idealo/terraform-provider-controltower/pull/48
    throw invalidParameters(
      'More than one launch path ids exist. Please specify the launch path id',
    );
  }
  return fitting[0];
}

function noLaunchPaths(product: ProductRecord) {
  return resourceNotFound(
    `No launch paths found for resource: ${product.ProductId}`,
  );
}

function pathId(portfolio: PortfolioRecord, product: ProductRecord): string {
  const suffix = (id: string) => id.slice(id.indexOf('-') + 1);
  return `lpv3-${suffix(product.ProductId)}-${suffix(portfolio.Id)}`;
}

/**
 * An IAM_PATTERN has no account id and takes `*` and `?`.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_AssociatePrincipalWithPortfolio.html
 */
function namesCaller(principal: PrincipalRecord, caller: Caller): boolean {
  const arn = caller.roleArn ?? caller.arn;
  return principal.PrincipalType === 'IAM_PATTERN'
    ? matchesPattern(
        arn.replace(/^(arn:[^:]+:iam::)\d+:/, '$1:'),
        principal.PrincipalARN,
      )
    : principal.PrincipalARN === arn;
}
