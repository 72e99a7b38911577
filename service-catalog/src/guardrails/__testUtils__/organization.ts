import { ADMINISTRATOR, isAllowed } from '../../__testUtils__/simulation';
import { ORGANIZATION_POLICIES } from '../organizationPolicies';

export const ACCOUNT = '123456789012';

export const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
export const session = (name: string) =>
  `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/session`;

/** Whether somebody with every right of the account may still do it. */
export const mayUnder =
  (file: string) =>
  (
    action: string,
    resource: string,
    context: Record<string, string | string[]> = {},
    by = 'administrator',
  ) =>
    isAllowed({
      principal: session(by),
      action,
      resource,
      context: { 'aws:PrincipalArn': role(by), ...context },
      identityPolicies: [ADMINISTRATOR],
      serviceControlPolicies: [ORGANIZATION_POLICIES[file]],
    });
