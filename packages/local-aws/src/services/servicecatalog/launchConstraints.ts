import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { constraintParameters, constraintsOf } from './constraintsOf';
import { invalidParameters } from './errors';

/** The role that deals with the stacks of a product that is launched through a portfolio. */
export function launchRoleArn(
  portfolioId: string,
  productId: string,
  context: CallContext,
): string | undefined {
  const constraint = constraintsOf(portfolioId, productId, context).find(
    ({ Type }) => Type === 'LAUNCH',
  );
  return constraint && roleOf(constraint.Parameters, context);
}

/**
 * A role that is given by its name "must exist in the account".
 *
 * @throws AwsError InvalidParametersException
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html
 */
export async function checkLaunchConstraint(
  parameters: string,
  context: CallContext,
): Promise<void> {
  const { RoleArn, LocalRoleName } = constraintParameters(parameters);
  const given = [RoleArn, LocalRoleName].filter(
    value => typeof value === 'string',
  );
  if (given.length !== 1) {
    throw invalidParameters(
      'Parameters of a LAUNCH constraint must have RoleArn or LocalRoleName.',
    );
  }
  if (typeof LocalRoleName === 'string') {
    await requireRole(LocalRoleName, context);
  }
}

async function requireRole(
  RoleName: string,
  context: CallContext,
): Promise<void> {
  try {
    await context.invoke('iam', 'GetRole', { RoleName });
  } catch (error) {
    if (error instanceof AwsError && error.code === 'NoSuchEntity') {
      throw invalidParameters(`The role ${RoleName} does not exist.`);
    }
    throw error;
  }
}

/**
 * `{"RoleArn": …}` or `{"LocalRoleName": …}`. A local role has no path [UNV].
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html
 */
function roleOf(parameters: string, context: CallContext): string | undefined {
  const { RoleArn, LocalRoleName } = constraintParameters(parameters);
  if (typeof RoleArn === 'string') return RoleArn;
  return typeof LocalRoleName === 'string'
    ? `arn:aws:iam::${context.caller.accountId}:role/${LocalRoleName}`
    : undefined;
}
