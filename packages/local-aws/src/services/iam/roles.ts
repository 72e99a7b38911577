import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  Role,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleRequest,
  UpdateRoleResponse,
} from '@aws-sdk/client-iam';
import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { encodeDocument, requireSize, validDocument } from './documents';
import { page } from './listing';
import { managedPolicyDocument, requireManagedPolicy } from './managedPolicies';
import { awsPrincipals } from './policyDocument';
import { newId, requireName, validPath } from './names';
import {
  alreadyExists,
  deleteConflict,
  limitExceeded,
  operation,
} from './operation';
import { getRole, RoleRecord, roles, setRole } from './tables';
import { withAddedTags } from './tags';

export type { RoleRecord } from './tables';

/** Quota "Roles in an AWS account", default 1000. */
const maximumRoles = 1000;
/** Quota "Role trust policy length", default 2048 characters. */
const maximumTrustPolicy = 2048;

/** The role with this ARN or this name, if there is one. */
export function findRole(
  state: State,
  roleArnOrName: string,
): RoleRecord | undefined {
  if (!roleArnOrName.startsWith('arn:')) {
    return roles(state).get(roleArnOrName.toLowerCase());
  }
  const name = roleArnOrName.slice(roleArnOrName.lastIndexOf('/') + 1);
  const role = roles(state).get(name.toLowerCase());
  return role?.Arn === roleArnOrName ? role : undefined;
}

/** The trust policy of a role: JSON text. */
export function trustPolicyOf(role: RoleRecord): string {
  return role.AssumeRolePolicyDocument;
}

/** Policies as JSON text. */
export interface RolePolicies {
  readonly identityPolicies: ReadonlyArray<{
    readonly name: string;
    readonly document: string;
  }>;
  readonly boundary?: string;
}

/** What a role may do: its inline and its attached policies, and its boundary. */
export function policiesOfRole(state: State, roleArn: string): RolePolicies {
  const role = findRole(state, roleArn);
  if (!role) {
    return { identityPolicies: [] };
  }
  const boundaryArn = role.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    identityPolicies: [
      ...role.inlinePolicies,
      ...role.attachedPolicyArns.map(arn => ({
        name: arn,
        document: managedPolicyDocument(state, arn),
      })),
    ],
    boundary:
      boundaryArn === undefined
        ? undefined
        : managedPolicyDocument(state, boundaryArn),
  };
}

const CreateRole = operation<CreateRoleRequest>()(
  ['RoleName', 'AssumeRolePolicyDocument'],
  ['Path', 'Description', 'MaxSessionDuration', 'PermissionsBoundary', 'Tags'],
  (input, context): CreateRoleResponse => {
    const { state, caller, clock } = context;
    requireName('roleName', input.RoleName, 64);
    const Path = validPath(input.Path);
    const trust = validTrustPolicy(state, input.AssumeRolePolicyDocument);
    if (findRole(state, input.RoleName)) {
      throw alreadyExists(`Role with name ${input.RoleName} already exists.`);
    }
    if (roles(state).entries().length >= maximumRoles) {
      throw limitExceeded(
        `Cannot exceed quota for RolesPerAccount: ${maximumRoles}`,
      );
    }
    const role: RoleRecord = {
      RoleName: input.RoleName,
      RoleId: newId('AROA'),
      Arn: `arn:aws:iam::${caller.accountId}:role${Path}${input.RoleName}`,
      Path,
      AssumeRolePolicyDocument: trust,
      Description: input.Description,
      MaxSessionDuration: validSessionDuration(input.MaxSessionDuration),
      PermissionsBoundary: boundaryOf(state, input.PermissionsBoundary),
      createdAt: clock.now().toISOString(),
      tags: withAddedTags([], input.Tags ?? [], context),
      inlinePolicies: [],
      attachedPolicyArns: [],
    };
    setRole(state, role);
    return { Role: describeRole(role) };
  },
);

/** A boundary as a role has it. @throws NoSuchEntity */
export function boundaryOf(
  state: State,
  arn: string | undefined,
): Role['PermissionsBoundary'] {
  if (arn === undefined) {
    return undefined;
  }
  requireManagedPolicy(state, arn);
  return {
    PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
    PermissionsBoundaryArn: arn,
  };
}

/** A trust policy may only name roles that exist. */
function validTrustPolicy(state: State, text: string): string {
  const document = validDocument(text, 'trust');
  requireSize(document, maximumTrustPolicy, 'role trust policy');
  const missing = awsPrincipals(document).find(
    arn => /^arn:[^:]+:iam::\d{12}:role\//.test(arn) && !findRole(state, arn),
  );
  if (missing !== undefined) {
    throw new AwsError(
      'MalformedPolicyDocument',
      `Invalid principal in policy: "AWS":"${missing}"`,
    );
  }
  return document;
}

/** "3600 to 43200" seconds, 3600 by default (API reference, CreateRole) */
function validSessionDuration(seconds: number = 3600): number {
  if (seconds < 3600 || seconds > 43_200) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value between 3600 and 43200`,
    );
  }
  return seconds;
}

const GetRole = operation<GetRoleRequest>()(
  ['RoleName'],
  [],
  ({ RoleName }, { state }): GetRoleResponse => ({
    Role: describeRole(getRole(state, RoleName)),
  }),
);

const ListRoles = operation<ListRolesRequest>()(
  [],
  ['PathPrefix', 'MaxItems', 'Marker'],
  (input, { state }): ListRolesResponse => {
    const matching = roles(state)
      .values()
      .filter(({ Path }) => Path.startsWith(input.PathPrefix ?? '/'));
    const { items, ...rest } = page(matching, ({ Arn }) => Arn, input);
    return {
      ...rest,
      // "ListRoles does not return … PermissionsBoundary, RoleLastUsed, Tags"
      Roles: items.map(role => ({
        ...describeRole(role),
        PermissionsBoundary: undefined,
        Tags: undefined,
      })),
    };
  },
);

const UpdateRole = operation<UpdateRoleRequest>()(
  ['RoleName'],
  ['Description', 'MaxSessionDuration'],
  (input, { state }): UpdateRoleResponse => {
    const role = getRole(state, input.RoleName);
    setRole(state, {
      ...role,
      Description: input.Description ?? role.Description,
      MaxSessionDuration: validSessionDuration(
        input.MaxSessionDuration ?? role.MaxSessionDuration,
      ),
    });
    return {};
  },
);

const UpdateAssumeRolePolicy = operation<UpdateAssumeRolePolicyRequest>()(
  ['RoleName', 'PolicyDocument'],
  [],
  ({ RoleName, PolicyDocument }, { state }): object => {
    const role = getRole(state, RoleName);
    setRole(state, {
      ...role,
      AssumeRolePolicyDocument: validTrustPolicy(state, PolicyDocument),
    });
    return {};
  },
);

const DeleteRole = operation<DeleteRoleRequest>()(
  ['RoleName'],
  [],
  ({ RoleName }, { state }): object => {
    const role = getRole(state, RoleName);
    if (role.attachedPolicyArns.length > 0) {
      throw deleteConflict(
        'Cannot delete entity, must detach all policies first.',
      );
    }
    if (role.inlinePolicies.length > 0) {
      throw deleteConflict('Cannot delete entity, must delete policies first.');
    }
    roles(state).delete(RoleName.toLowerCase());
    return {};
  },
);

/** A role as the API answers it. */
export function describeRole(role: RoleRecord): Role {
  const {
    createdAt,
    tags,
    inlinePolicies: _,
    attachedPolicyArns: __,
    ...shape
  } = role;
  return {
    ...shape,
    AssumeRolePolicyDocument: encodeDocument(role.AssumeRolePolicyDocument),
    CreateDate: new Date(createdAt),
    Tags: tags.length > 0 ? [...tags] : undefined,
  };
}

export const roleOperations = {
  CreateRole,
  GetRole,
  ListRoles,
  UpdateRole,
  UpdateAssumeRolePolicy,
  DeleteRole,
};
