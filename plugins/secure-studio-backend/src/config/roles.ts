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

/** The ARNs of a target's roles. A role of another account, or one for two purposes, is an issue. */
export function resolveRoles(
  {
    accountId,
    region,
    roles: given,
  }: { accountId: string; region: string; roles: Record<Purpose, string> },
  context: z.RefinementCtx,
): Record<Purpose, string> {
  const own = `arn:${partitionOf(region)}:iam::${accountId}:role/`;
  PURPOSES.forEach((purpose, index) => {
    const issue = (message: string) =>
      context.addIssue({ code: 'custom', path: ['roles', purpose], message });
    if (given[purpose].startsWith('arn:') && !given[purpose].startsWith(own)) {
      issue(`expected a role of the target's own account, ${own}…`);
    }
    const other = PURPOSES.slice(0, index).find(
      earlier => roleName(given[earlier]) === roleName(given[purpose]),
    );
    if (other) {
      issue(`expected a role of its own, not the one to ${WORDS[other]}`);
    }
  });
  const arn = (purpose: Purpose) =>
    given[purpose].startsWith('arn:')
      ? given[purpose]
      : `${own}${given[purpose]}`;
  return {
    read: arn('read'),
    provision: arn('provision'),
    operate: arn('operate'),
    open: arn('open'),
  };
}

/** By which IAM tells the roles of an account apart: not by path, nor by case (API_CreateRole, `RoleName`). */
function roleName(nameOrArn: string): string {
  return nameOrArn
    .slice(nameOrArn.lastIndexOf('/') + 1)
    .toLocaleLowerCase('en-US');
}
