import { Caller } from '../service';
import {
  Condition,
  ConditionContext,
  conditionsHold,
  listOf,
  matchesPattern,
} from './conditions';

/** Who may assume a role, and how. */
export interface TrustPolicy {
  readonly Statement: readonly TrustStatement[] | TrustStatement;
}

interface TrustStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Principal:
    | '*'
    | Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Condition;
}

/**
 * Whether a role's trust policy lets the caller do `action` (`sts:AssumeRole` or `sts:TagSession`).
 * A deny wins over an allow; without an allow it is no (IAM reference, "Policy evaluation logic").
 *
 * Written here because the demo evaluates it on every session; the policies of identities are
 * evaluated by a simulator that only development uses.
 */
export function trusts(
  policy: TrustPolicy,
  action: string,
  caller: Caller,
  context: ConditionContext,
): boolean {
  const applying = [policy.Statement]
    .flat()
    .filter(
      statement =>
        listOf(statement.Action).some(pattern =>
          matchesPattern(action.toLowerCase(), pattern.toLowerCase()),
        ) &&
        namesCaller(statement.Principal, caller) &&
        conditionsHold(statement.Condition, context),
    );
  return (
    applying.some(({ Effect }) => Effect === 'Allow') &&
    !applying.some(({ Effect }) => Effect === 'Deny')
  );
}

function namesCaller(
  principal: TrustStatement['Principal'],
  caller: Caller,
): boolean {
  if (principal === '*') return true;
  return Object.entries(principal).some(([kind, names]) =>
    listOf(names).some(name =>
      kind === 'Service'
        ? name === caller.calledVia
        : kind === 'AWS' && namesAwsPrincipal(name, caller),
    ),
  );
}

function namesAwsPrincipal(name: string, caller: Caller): boolean {
  return (
    name === '*' ||
    name === caller.accountId ||
    name === `arn:aws:iam::${caller.accountId}:root` ||
    name === caller.arn ||
    name === caller.roleArn
  );
}
