/** The ARN of the role behind a session, which has no path: `…:assumed-role/<role>/<session>`. */
export function assumedRoleArn(
  accountId: string,
  roleName: string,
  sessionName: string,
): string {
  return `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
}

/** The last part of a role's ARN, without its path. */
export function roleNameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}

export function accountIdOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
