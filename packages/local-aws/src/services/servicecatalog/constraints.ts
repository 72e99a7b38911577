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
import {
  duplicateResource,
  invalidParameters,
  resourceNotFound,
} from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  ConstraintRecord,
  constraints,
  pairKey,
  productAssociations,
} from './records';

export const createConstraint = operation<CreateConstraintInput>()(
  ['PortfolioId', 'ProductId', 'Parameters', 'Type', 'IdempotencyToken'],
  ['Description'],
  (input, context): CreateConstraintOutput => {
    const { PortfolioId, ProductId, Parameters, Type, Description } = input;
    checkLaunch(Type, Parameters, context);
    if (!productAssociations(context).get(pairKey(PortfolioId, ProductId))) {
      throw resourceNotFound(
        `Product ${ProductId} is not in portfolio ${PortfolioId}.`,
      );
    }
    // One LAUNCH per pair (aws-facts §1.1).
    if (launchConstraint(PortfolioId, ProductId, context)) {
      throw duplicateResource(
        `A LAUNCH constraint exists for ${PortfolioId} and ${ProductId}.`,
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
  (input, context): UpdateConstraintOutput => {
    const existing = findConstraint(input.Id, context);
    const { Description, Parameters } = { ...existing, ...input };
    checkLaunch(existing.Type, Parameters, context);
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

/** The role that deals with the stacks of a product that is launched through a portfolio. */
export function launchRoleArn(
  portfolioId: string,
  productId: string,
  context: CallContext,
): string | undefined {
  const constraint = launchConstraint(portfolioId, productId, context);
  return constraint && roleOf(constraint.Parameters, context);
}

function launchConstraint(
  portfolioId: string,
  productId: string,
  context: CallContext,
): ConstraintRecord | undefined {
  return constraints(context)
    .values()
    .find(
      ({ PortfolioId, ProductId }) =>
        PortfolioId === portfolioId && ProductId === productId,
    );
}

/** `{"RoleArn": …}` or `{"LocalRoleName": …}` (aws-facts §1.1). */
function roleOf(parameters: string, context: CallContext): string | undefined {
  const { RoleArn, LocalRoleName } = parsed(parameters);
  if (typeof RoleArn === 'string') return RoleArn;
  return typeof LocalRoleName === 'string'
    ? `arn:aws:iam::${context.caller.accountId}:role/${LocalRoleName}`
    : undefined;
}

function parsed(parameters: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(parameters));
  } catch {
    return {};
  }
}

function checkLaunch(
  type: string,
  parameters: string,
  context: CallContext,
): void {
  if (type !== 'LAUNCH') {
    throw invalidParameters(
      `local-aws does not serve constraints of type ${type}`,
    );
  }
  if (!roleOf(parameters, context)) {
    throw invalidParameters(
      'Parameters of a LAUNCH constraint must have RoleArn or LocalRoleName.',
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
