/** What both a role's name, with ours of at most ten characters behind it, and an SSM parameter's allow. */
const PREFIX = /^(?!aws|ssm)[\w.-]{1,54}$/i;

/**
 * Checks the start of the names of the account's roles, after one of which an SSM parameter is named.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 *
 * @throws Error that names the context key and the rule.
 */
export function parseRoleNamePrefix(value: string): string {
  if (!PREFIX.test(value)) {
    throw new Error(
      `Context key roleNamePrefix must be 1 to 54 characters of a-z, A-Z, 0-9, _ . and -, and not begin with "aws" or "ssm", not "${value}"`,
    );
  }
  return value;
}
