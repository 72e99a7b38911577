import type { Policy, Role, Tag } from '@aws-sdk/client-iam';
import { State } from '../../state';
import { Stored } from '../operation';
import { noSuchEntity } from './operation';

/** A role with what is embedded in it and attached to it. Dates are ISO strings. */
export type RoleRecord = Stored<
  Omit<Role, 'CreateDate' | 'RoleLastUsed'>,
  'RoleName' | 'RoleId' | 'Arn' | 'Path' | 'AssumeRolePolicyDocument'
> & {
  readonly createdAt: string;
  readonly tags: readonly Tag[];
  readonly inlinePolicies: ReadonlyArray<{
    readonly name: string;
    readonly document: string;
  }>;
  readonly attachedPolicyArns: readonly string[];
};

export interface PolicyVersionRecord {
  readonly versionId: string;
  readonly document: string;
  readonly createdAt: string;
}

export type PolicyRecord = Stored<
  Omit<Policy, 'CreateDate' | 'UpdateDate' | 'AttachmentCount'>,
  'PolicyName' | 'PolicyId' | 'Arn' | 'Path' | 'DefaultVersionId'
> & {
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly tags: readonly Tag[];
  readonly versions: readonly PolicyVersionRecord[];
  /** How many versions there ever were. */
  readonly lastVersion: number;
};

/** Roles by lower-case name: "Names are not distinguished by case." */
export function roles(state: State) {
  return state.collection<RoleRecord>('iam:roles');
}

/** Customer managed policies by ARN. */
export function policies(state: State) {
  return state.collection<PolicyRecord>('iam:policies');
}

/** @throws NoSuchEntity */
export function getRole(state: State, name: string): RoleRecord {
  const role = roles(state).get(name.toLowerCase());
  if (!role) {
    throw noSuchEntity(`The role with name ${name} cannot be found.`);
  }
  return role;
}

export function setRole(state: State, role: RoleRecord): void {
  roles(state).set(role.RoleName.toLowerCase(), role);
}
