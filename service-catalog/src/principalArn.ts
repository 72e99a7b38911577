const PRINCIPAL_ARN =
  /^arn:aws(-[a-z]+)*:iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]+)$/;

/**
 * Checks the ARN of a principal that a role may trust.
 *
 * @throws Error that names the context key and the rule.
 */
export function parsePrincipalArn(value: string): string {
  if (!PRINCIPAL_ARN.test(value)) {
    throw new Error(
      `Context key portalPrincipalArn must be the ARN of an IAM role or user, not "${value}"`,
    );
  }
  return value;
}
