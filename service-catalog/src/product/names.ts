import { Aws, Fn } from 'aws-cdk-lib';
import { iamArn } from '../statements';

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

/** Start of the names of the parameters in which an environment's settings are. */
export const SETTINGS_PREFIX = '/secure-studio/';

/** IAM paths: the launch role may make and pass roles below them only. */
export const EXECUTION_ROLE_PATH = '/secure-studio/execution/';
export const FLOW_LOG_ROLE_PATH = '/secure-studio/flow-log/';

/** IAM path of the policies of environments. */
export const POLICY_PATH = '/secure-studio/environment/';

/** IAM path of the permissions boundary, below none of the paths of environments. */
export const BOUNDARY_PATH = '/secure-studio/account/';

/** The names of the account's own roles and boundary, which the product's policies name. */
export class AccountNames {
  /** @param prefix - Start of the names, such as `secure-studio` for `secure-studio-launch`. */
  constructor(private readonly prefix: string) {}

  get boundaryName(): string {
    return `${this.prefix}-boundary`;
  }

  get launchRoleName(): string {
    return `${this.prefix}-launch`;
  }

  get readRoleName(): string {
    return `${this.prefix}-read`;
  }

  get operateRoleName(): string {
    return `${this.prefix}-operate`;
  }

  get boundaryArn(): string {
    return iamArn(`policy${BOUNDARY_PATH}${this.boundaryName}`);
  }

  get launchRoleArn(): string {
    return iamArn(`role/${this.launchRoleName}`);
  }

  get operateRoleArn(): string {
    return iamArn(`role/${this.operateRoleName}`);
  }
}

/** The last twelve hexadecimal digits of the stack's id, which no two environments share. */
export function stackSuffix(): string {
  const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.select(4, Fn.split('-', stackUuid));
}

/**
 * A name for a resource that must be given one: the environment's name and the stack's suffix, so
 * that no two environments ever share it. At most 63 characters.
 */
export function uniqueName(environmentName: string): string {
  return Fn.join('-', [environmentName, stackSuffix()]);
}
