import {
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { isAllowed } from '../../__testUtils__/simulation';
import type { Account } from './Account';

type Values = Readonly<Record<string, string | boolean | readonly string[]>>;

const asTexts = (values: Values = {}, prefix = '') =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      `${prefix}${key}`,
      typeof value === 'object' ? [...value] : String(value),
    ]),
  );

/** What a role asked for and its own policies do not allow: `action on resource`. */
export async function deniedCalls(
  account: Account,
  roleName: string,
): Promise<string[]> {
  const identityPolicies = await inlinePolicies(account, roleName);
  const denied: string[] = [];
  for (const call of account.calls()) {
    const { roleArn: principal = '', sessionTags } = call;
    if (!principal.endsWith(`:role/${roleName}`)) {
      continue;
    }
    for (const { action, resource, conditionKeys } of call.authorization) {
      const allowed = await isAllowed({
        principal,
        action,
        resource,
        resourceAccount: principal.split(':')[4],
        context: {
          ...asTexts(sessionTags, 'aws:PrincipalTag/'),
          ...asTexts(conditionKeys),
        },
        identityPolicies,
      });
      if (!allowed) {
        denied.push(`${action} on ${resource}`);
      }
    }
  }
  return denied;
}

async function inlinePolicies(
  { clientOptions }: Account,
  RoleName: string,
): Promise<unknown[]> {
  const iam = new IAMClient(clientOptions);
  const { PolicyNames = [] } = await iam.send(
    new ListRolePoliciesCommand({ RoleName }),
  );
  return Promise.all(
    PolicyNames.map(async PolicyName => {
      const { PolicyDocument = '' } = await iam.send(
        new GetRolePolicyCommand({ RoleName, PolicyName }),
      );
      return JSON.parse(decodeURIComponent(PolicyDocument));
    }),
  );
}
