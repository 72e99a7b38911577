import { partitionOf } from 'backstage-plugin-secure-studio-common';
import { z } from 'zod';
import { Purpose, PURPOSES } from './types';
import { object, text } from './values';

const WORDS: Record<Purpose, string> = {
  read: 'read what exists',
  provision: 'provision products',
  operate: 'change what is inside of an environment',
  open: 'mint studio URLs',
};

/** The name of a role, with its path if it has one, or its ARN. */
const ROLE =
  /^(arn:aws[a-z-]*:iam::\d{12}:role\/)?([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

const role = (purpose: Purpose) =>
  text(ROLE, `expected the name or ARN of the IAM role to ${WORDS[purpose]}`);

export const roles = object({
  read: role('read'),
  provision: role('provision'),
  operate: role('operate'),
  open: role('open'),
});

export const launchRole = text(
  ROLE,
  'expected the name or ARN of the IAM role with which the product is launched',
);

/**
 * The ARNs of a target's roles. A role of another account, or one for two purposes, is an issue, also
 * where one of them is to launch. Where no
 * launch role is named, it is the one that service-catalog deploys beside the provision role.
 */
export function resolveRoles(
  {
    accountId,
    region,
    roles: given,
    launchRole: launch = besides(given.provision),
  }: {
    accountId: string;
    region: string;
    roles: Record<Purpose, string>;
    launchRole?: string;
  },
  context: z.RefinementCtx,
): { roles: Record<Purpose, string>; launchRole?: string } {
  const own = `arn:${partitionOf(region)}:iam::${accountId}:role/`;
  const issue = (path: string[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const requireOwn = (path: string[], named: string) => {
    if (named.startsWith('arn:') && !named.startsWith(own)) {
      issue(path, `expected a role of the target's own account, ${own}…`);
    }
  };
  PURPOSES.forEach((purpose, index) => {
    requireOwn(['roles', purpose], given[purpose]);
    const other = PURPOSES.slice(0, index).find(
      earlier => roleName(given[earlier]) === roleName(given[purpose]),
    );
    if (other) {
      issue(
        ['roles', purpose],
        `expected a role of its own, not the one to ${WORDS[other]}`,
      );
    }
  });
  const arn = (named: string) =>
    named.startsWith('arn:') ? named : `${own}${named}`;
  if (launch) {
    requireOwn(['launchRole'], launch);
    const other = PURPOSES.find(
      purpose => roleName(given[purpose]) === roleName(launch),
    );
    if (other) {
      issue(
        ['launchRole'],
        `expected a role of Service Catalog's own, not the one to ${WORDS[other]}`,
      );
    }
  }
  return {
    roles: {
      read: arn(given.read),
      provision: arn(given.provision),
      operate: arn(given.operate),
      open: arn(given.open),
    },
    ...(launch && { launchRole: arn(launch) }),
  };
}

function besides(provisionRole: string): string | undefined {
  return provisionRole.endsWith('-provision')
    ? provisionRole.replace(/-provision$/, '-launch')
    : undefined;
}

/** By which IAM tells the roles of an account apart: not by path, nor by case (API_CreateRole, `RoleName`). */
function roleName(nameOrArn: string): string {
  return nameOrArn
    .slice(nameOrArn.lastIndexOf('/') + 1)
    .toLocaleLowerCase('en-US');
}
