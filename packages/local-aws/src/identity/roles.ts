import { AwsError } from '../AwsError';
import { CallContext, Caller } from '../service';
import { accountIdOf, roleNameOf } from './arn';
import { roleSession } from './callers';
import { ConditionContext } from './conditions';
import { TrustPolicy, trusts } from './trustPolicy';

/** An AWS service that acts in an account, such as `servicecatalog.amazonaws.com`. */
export function awsService(accountId: string, principal: string): Caller {
  return { accountId, arn: principal, sessionTags: {}, calledVia: principal };
}

export interface RoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly externalId?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A role, as far as assuming it needs it. */
export interface AssumableRole {
  readonly RoleId: string;
  readonly Arn: string;
  readonly AssumeRolePolicyDocument: string;
  /** Seconds. */
  readonly MaxSessionDuration: number;
}

/**
 * The role and the session that the caller gets of it, if the role's trust policy lets it.
 * @throws AwsError AccessDenied, also where there is no such role, as STS answers.
 */
export async function assumeRole(
  caller: Caller,
  request: RoleRequest,
  context: CallContext,
): Promise<{ role: AssumableRole; session: Caller }> {
  const actions = Object.keys(request.tags).length
    ? ['sts:AssumeRole', 'sts:TagSession']
    : ['sts:AssumeRole'];
  const role = await findRole(request.roleArn, context);
  const policy: TrustPolicy | undefined =
    role && JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument));
  const conditions = conditionContext(caller, request, context);
  const denied = actions.find(
    action => !policy || !trusts(policy, action, caller, conditions),
  );
  if (denied || !role) {
    throw new AwsError(
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: ${
        denied ?? 'sts:AssumeRole'
      } on resource: ${request.roleArn}`,
      403,
    );
  }
  const session = roleSession(role.Arn, request.sessionName, request.tags);
  return { role, session };
}

async function findRole(
  roleArn: string,
  context: CallContext,
): Promise<AssumableRole | undefined> {
  try {
    const { Role } = await context.invoke<{ Role: AssumableRole }>(
      'iam',
      'GetRole',
      { RoleName: roleNameOf(roleArn) },
      awsService(accountIdOf(roleArn), 'sts.amazonaws.com'),
    );
    return Role.Arn === roleArn ? Role : undefined;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'NoSuchEntity') {
      return undefined;
    }
    throw error;
  }
}

/** The keys that a trust policy may test (IAM reference, "AWS STS condition keys" and "global condition keys"). */
function conditionContext(
  caller: Caller,
  request: RoleRequest,
  context: CallContext,
): ConditionContext {
  const isService = caller.roleArn === undefined && caller.calledVia;
  return {
    'aws:principalarn': isService ? undefined : caller.roleArn ?? caller.arn,
    'aws:principalaccount': isService ? undefined : caller.accountId,
    'aws:sourceaccount': isService ? caller.accountId : undefined,
    'sts:externalid': request.externalId,
    'sts:rolesessionname': request.sessionName,
    'aws:requestedregion': context.region,
    'aws:tagkeys': Object.keys(request.tags),
    ...tagKeys('aws:requesttag/', request.tags),
    ...tagKeys('aws:principaltag/', caller.sessionTags),
  };
}

function tagKeys(
  prefix: string,
  tags: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [
      `${prefix}${key.toLowerCase()}`,
      value,
    ]),
  );
}
