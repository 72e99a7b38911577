import type {
  DeleteRolePermissionsBoundaryRequest,
  DeleteRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  ListRoleTagsRequest,
  ListRoleTagsResponse,
  PutRolePermissionsBoundaryRequest,
  PutRolePolicyRequest,
  TagRoleRequest,
  UntagRoleRequest,
} from '@aws-sdk/client-iam';
import { encodeDocument, requireSize, validDocument } from './documents';
import { page } from './listing';
import { requireName } from './names';
import { noSuchEntity, operation } from './operation';
import { boundaryOf } from './roles';
import { getRole, RoleRecord, setRole } from './tables';
import { withAddedTags, withoutTags } from './tags';

/** "Role policy size can't exceed 10,240 characters", in sum ("IAM and AWS STS quotas"). */
const maximumInlineSize = 10_240;

const PutRolePolicy = operation<PutRolePolicyRequest>()(
  ['RoleName', 'PolicyName', 'PolicyDocument'],
  [],
  ({ RoleName, PolicyName, PolicyDocument }, { state }): object => {
    const role = getRole(state, RoleName);
    requireName('policyName', PolicyName, 128);
    const inlinePolicies = [
      ...role.inlinePolicies.filter(({ name }) => name !== PolicyName),
      { name: PolicyName, document: validDocument(PolicyDocument, 'identity') },
    ];
    requireSize(
      inlinePolicies.map(({ document }) => document).join(''),
      maximumInlineSize,
      `role ${RoleName}`,
    );
    setRole(state, { ...role, inlinePolicies });
    return {};
  },
);

const GetRolePolicy = operation<GetRolePolicyRequest>()(
  ['RoleName', 'PolicyName'],
  [],
  ({ RoleName, PolicyName }, { state }): GetRolePolicyResponse => {
    const { document } = inlinePolicy(getRole(state, RoleName), PolicyName);
    return { RoleName, PolicyName, PolicyDocument: encodeDocument(document) };
  },
);

const ListRolePolicies = operation<ListRolePoliciesRequest>()(
  ['RoleName'],
  ['MaxItems', 'Marker'],
  (input, { state }): ListRolePoliciesResponse => {
    const names = getRole(state, input.RoleName).inlinePolicies.map(
      ({ name }) => name,
    );
    const { items, ...rest } = page(names, name => name, input);
    return { ...rest, PolicyNames: items };
  },
);

const DeleteRolePolicy = operation<DeleteRolePolicyRequest>()(
  ['RoleName', 'PolicyName'],
  [],
  ({ RoleName, PolicyName }, { state }): object => {
    const role = getRole(state, RoleName);
    const { name: removed } = inlinePolicy(role, PolicyName);
    setRole(state, {
      ...role,
      inlinePolicies: role.inlinePolicies.filter(
        ({ name }) => name !== removed,
      ),
    });
    return {};
  },
);

function inlinePolicy({ inlinePolicies }: RoleRecord, policyName: string) {
  const policy = inlinePolicies.find(({ name }) => name === policyName);
  if (!policy) {
    throw noSuchEntity(
      `The role policy with name ${policyName} cannot be found.`,
    );
  }
  return policy;
}

const PutRolePermissionsBoundary =
  operation<PutRolePermissionsBoundaryRequest>()(
    ['RoleName', 'PermissionsBoundary'],
    [],
    ({ RoleName, PermissionsBoundary }, { state }): object => {
      setRole(state, {
        ...getRole(state, RoleName),
        PermissionsBoundary: boundaryOf(state, PermissionsBoundary),
      });
      return {};
    },
  );

const DeleteRolePermissionsBoundary =
  operation<DeleteRolePermissionsBoundaryRequest>()(
    ['RoleName'],
    [],
    ({ RoleName }, { state }): object => {
      const { PermissionsBoundary, ...role } = getRole(state, RoleName);
      if (!PermissionsBoundary) {
        throw noSuchEntity(`Role ${RoleName} does not have a boundary.`);
      }
      setRole(state, role);
      return {};
    },
  );

const TagRole = operation<TagRoleRequest>()(
  ['RoleName', 'Tags'],
  [],
  ({ RoleName, Tags }, context): object => {
    const role = getRole(context.state, RoleName);
    const tags = withAddedTags(role.tags, Tags, context);
    setRole(context.state, { ...role, tags });
    return {};
  },
);

const UntagRole = operation<UntagRoleRequest>()(
  ['RoleName', 'TagKeys'],
  [],
  ({ RoleName, TagKeys }, { state }): object => {
    const role = getRole(state, RoleName);
    setRole(state, { ...role, tags: withoutTags(role.tags, TagKeys) });
    return {};
  },
);

const ListRoleTags = operation<ListRoleTagsRequest>()(
  ['RoleName'],
  ['MaxItems', 'Marker'],
  (input, { state }): ListRoleTagsResponse => {
    const { tags } = getRole(state, input.RoleName);
    const { items, ...rest } = page(tags, ({ Key = '' }) => Key, input);
    return { ...rest, Tags: items };
  },
);

export const rolePolicyOperations = {
  PutRolePolicy,
  GetRolePolicy,
  ListRolePolicies,
  DeleteRolePolicy,
  PutRolePermissionsBoundary,
  DeleteRolePermissionsBoundary,
  TagRole,
  UntagRole,
  ListRoleTags,
};
