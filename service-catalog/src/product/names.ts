import { Aws, Fn } from 'aws-cdk-lib';

/** Start of every name that Network Firewall asks for; the roles' policies rest on it. */
export const FIREWALL_NAME_PREFIX = 'secure-studio-';

/** Start of the name of every team rule group, which the portal may change. */
export const TEAM_RULE_GROUP_PREFIX = `${FIREWALL_NAME_PREFIX}team-`;

/**
 * Start of every log group's name. Under `/aws/vendedlogs/` the deliveries of all environments
 * share one resource policy of CloudWatch Logs, which has room for a few names only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export const LOG_GROUP_PREFIX = '/aws/vendedlogs/secure-studio/';

/** IAM paths: the launch role may make and pass roles below them only. */
export const EXECUTION_ROLE_PATH = '/secure-studio/execution/';
export const FLOW_LOG_ROLE_PATH = '/secure-studio/flow-log/';

/**
 * A name for a resource that must be given one: the environment's name and twelve hexadecimal
 * digits of the stack's id, so that no two environments ever share it. At most 63 characters.
 */
export function uniqueName(environmentName: string): string {
  const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.join('-', [
    environmentName,
    Fn.select(4, Fn.split('-', stackUuid)),
  ]);
}
