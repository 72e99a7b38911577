import {
  ConstraintDetail,
  CreateConstraintInput,
  CreateConstraintOutput,
  DeleteConstraintInput,
  DescribeConstraintInput,
  DescribeConstraintOutput,
  ListConstraintsForPortfolioInput,
  ListConstraintsForPortfolioOutput,
  UpdateConstraintInput,
  UpdateConstraintOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { constraintsOf } from './constraintsOf';
import {
  duplicateResource,
  invalidParameters,
  limitExceeded,
  resourceNotFound,
} from './errors';
import { checkLaunchConstraint } from './launchConstraints';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  ConstraintRecord,
  constraints,
  pairKey,
  productAssociations,
} from './records';
import { checkTemplateConstraint } from './templateConstraints';

/**
 * Per product and portfolio.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/adminguide/limits.html
 */
const MAX_CONSTRAINTS = 100;

export const createConstraint = operation<CreateConstraintInput>()(
  ['PortfolioId', 'ProductId', 'Parameters', 'Type', 'IdempotencyToken'],
  ['Description'],
  async (input, context): Promise<CreateConstraintOutput> => {
    const { PortfolioId, ProductId, Parameters, Type, Description } = input;
    await checkConstraint(Type, Parameters, context);
    if (!productAssociations(context).get(pairKey(PortfolioId, ProductId))) {
      throw resourceNotFound(
        `Product ${ProductId} is not in portfolio ${PortfolioId}.`,
      );
    }
    const others = constraintsOf(PortfolioId, ProductId, context);
    // One LAUNCH per pair: https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html
    if (Type === 'LAUNCH' && others.some(other => other.Type === 'LAUNCH')) {
      throw duplicateResource(
        `A LAUNCH constraint exists for ${PortfolioId} and ${ProductId}.`,
      );
    }
    if (others.length >= MAX_CONSTRAINTS) {
      throw limitExceeded(
        `A product takes at most ${MAX_CONSTRAINTS} constraints in a portfolio.`,
      );
    }
    const constraint: ConstraintRecord = {
      ConstraintId: `cons-${randomId(13)}`,
      Type,
      Description,
      Owner: context.caller.accountId,
      PortfolioId,
      ProductId,
      Parameters,
    };
    constraints(context).set(constraint.ConstraintId, constraint);
    return described(constraint);
  },
);

export const describeConstraint = operation<DescribeConstraintInput>()(
  ['Id'],
  [],
  ({ Id }, context): DescribeConstraintOutput =>
    described(findConstraint(Id, context)),
);

export const updateConstraint = operation<UpdateConstraintInput>()(
  ['Id'],
  ['Description', 'Parameters'],
  async (input, context): Promise<UpdateConstraintOutput> => {
    const existing = findConstraint(input.Id, context);
    const { Description, Parameters } = { ...existing, ...input };
    await checkConstraint(existing.Type, Parameters, context);
    const constraint = { ...existing, Description, Parameters };
    constraints(context).set(input.Id, constraint);
    return described(constraint);
  },
);

export const deleteConstraint = operation<DeleteConstraintInput>()(
  ['Id'],
  [],
  ({ Id }, context): object => {
    findConstraint(Id, context);
    constraints(context).delete(Id);
    return {};
  },
);

export const listConstraintsForPortfolio =
  operation<ListConstraintsForPortfolioInput>()(
    ['PortfolioId'],
    ['ProductId', 'PageSize', 'PageToken'],
    (
      { PortfolioId, ProductId, ...paging },
      context,
    ): ListConstraintsForPortfolioOutput => {
      const page = listPage(
        constraints(context)
          .values()
          .filter(
            constraint =>
              constraint.PortfolioId === PortfolioId &&
              (ProductId ?? constraint.ProductId) === constraint.ProductId,
          ),
        ({ ConstraintId }) => ConstraintId,
        paging,
      );
      return {
        ConstraintDetails: page.items.map(detailOf),
        NextPageToken: page.nextToken,
      };
    },
  );

/** @throws AwsError InvalidParametersException, ResourceNotFoundException */
async function checkConstraint(
  type: string,
  parameters: string,
  context: CallContext,
): Promise<void> {
  switch (type) {
    case 'LAUNCH':
      return checkLaunchConstraint(parameters, context);
    case 'TEMPLATE':
      return checkTemplateConstraint(parameters);
    default:
      throw invalidParameters(
        `local-aws does not serve constraints of type ${type}`,
      );
  }
}

/** @throws AwsError ResourceNotFoundException */
function findConstraint(id: string, context: CallContext): ConstraintRecord {
  const constraint = constraints(context).get(id);
  if (!constraint) throw resourceNotFound(`Constraint ${id} not found.`);
  return constraint;
}

function described(constraint: ConstraintRecord): DescribeConstraintOutput {
  return {
    ConstraintDetail: detailOf(constraint),
    ConstraintParameters: constraint.Parameters,
    Status: 'AVAILABLE',
  };
}

function detailOf(constraint: ConstraintRecord): ConstraintDetail {
  const { Parameters: _parameters, ...detail } = constraint;
  return detail;
}
