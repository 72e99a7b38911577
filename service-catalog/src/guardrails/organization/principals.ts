/**
 * Who may do what others are denied, in whatever account and partition: the names that the CDK app and the
 * CDK's bootstrap give unless told otherwise.
 */
const role = (name: string) => `arn:*:iam::*:role/${name}`;

/** CloudFormation under the product's launch role. */
export const LAUNCH_ROLES = [role('secure-studio-launch')];

/** The CDK's deployments. */
export const DEPLOYMENT_ROLES = [
  role('cdk-*-cfn-exec-role-*'),
  role('cdk-*-deploy-role-*'),
];

export const OPERATE_ROLE = role('secure-studio-operate');
export const OPEN_ROLE = role('secure-studio-open');
