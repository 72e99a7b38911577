import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  ListPolicyTagsRequest,
  ListPolicyTagsResponse,
  Policy,
  TagPolicyRequest,
  UntagPolicyRequest,
} from '@aws-sdk/client-iam';
import { State } from '../../state';
import { requireSize, validDocument } from './documents';
import { page } from './listing';
import { getPolicy } from './managedPolicies';
import { newId, requireName, validPath } from './names';
import { alreadyExists, deleteConflict, operation } from './operation';
import { policies, PolicyRecord, roles } from './tables';
import { withAddedTags, withoutTags } from './tags';

/** "The size of each managed policy can't exceed 6,144 characters" ("IAM and AWS STS quotas"). */
const maximumSize = 6144;

/** The text of a managed policy, checked. */
export function managedDocument(text: string): string {
  const document = validDocument(text, 'identity');
  requireSize(document, maximumSize, 'policy');
  return document;
}

const CreatePolicy = operation<CreatePolicyRequest>()(
  ['PolicyName', 'PolicyDocument'],
  ['Path', 'Description', 'Tags'],
  (input, context): CreatePolicyResponse => {
    const { state, caller, clock } = context;
    requireName('policyName', input.PolicyName, 128);
    const Path = validPath(input.Path);
    const document = managedDocument(input.PolicyDocument);
    const Arn = `arn:aws:iam::${caller.accountId}:policy${Path}${input.PolicyName}`;
    const exists = policies(state)
      .values()
      .some(
        ({ PolicyName }) =>
          PolicyName.toLowerCase() === input.PolicyName.toLowerCase(),
      );
    if (exists) {
      throw alreadyExists(
        `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`,
      );
    }
    const createdAt = clock.now().toISOString();
    const policy: PolicyRecord = {
      PolicyName: input.PolicyName,
      PolicyId: newId('ANPA'),
      Arn,
      Path,
      Description: input.Description,
      DefaultVersionId: 'v1',
      IsAttachable: true,
      createdAt,
      updatedAt: createdAt,
      tags: withAddedTags([], input.Tags ?? [], context),
      versions: [{ versionId: 'v1', document, createdAt }],
      lastVersion: 1,
    };
    policies(state).set(Arn, policy);
    return { Policy: describePolicy(state, policy) };
  },
);

const GetPolicy = operation<GetPolicyRequest>()(
  ['PolicyArn'],
  [],
  ({ PolicyArn }, { state }): GetPolicyResponse => ({
    Policy: describePolicy(state, getPolicy(state, PolicyArn)),
  }),
);

const DeletePolicy = operation<DeletePolicyRequest>()(
  ['PolicyArn'],
  [],
  ({ PolicyArn }, { state }): object => {
    const policy = getPolicy(state, PolicyArn);
    const { AttachmentCount, PermissionsBoundaryUsageCount } = describePolicy(
      state,
      policy,
    );
    if (AttachmentCount || PermissionsBoundaryUsageCount) {
      throw deleteConflict('Cannot delete a policy attached to entities.');
    }
    if (policy.versions.length > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    policies(state).delete(PolicyArn);
    return {};
  },
);

const TagPolicy = operation<TagPolicyRequest>()(
  ['PolicyArn', 'Tags'],
  [],
  ({ PolicyArn, Tags }, context): object => {
    const policy = getPolicy(context.state, PolicyArn);
    const tags = withAddedTags(policy.tags, Tags, context);
    policies(context.state).set(PolicyArn, { ...policy, tags });
    return {};
  },
);

const UntagPolicy = operation<UntagPolicyRequest>()(
  ['PolicyArn', 'TagKeys'],
  [],
  ({ PolicyArn, TagKeys }, { state }): object => {
    const policy = getPolicy(state, PolicyArn);
    const tags = withoutTags(policy.tags, TagKeys);
    policies(state).set(PolicyArn, { ...policy, tags });
    return {};
  },
);

const ListPolicyTags = operation<ListPolicyTagsRequest>()(
  ['PolicyArn'],
  ['MaxItems', 'Marker'],
  (input, { state }): ListPolicyTagsResponse => {
    const { tags } = getPolicy(state, input.PolicyArn);
    const { items, ...rest } = page(tags, ({ Key = '' }) => Key, input);
    return { ...rest, Tags: items };
  },
);

function describePolicy(state: State, policy: PolicyRecord): Policy {
  const {
    createdAt,
    updatedAt,
    tags,
    versions: _,
    lastVersion: __,
    ...shape
  } = policy;
  const all = roles(state).values();
  return {
    ...shape,
    AttachmentCount: all.filter(({ attachedPolicyArns }) =>
      attachedPolicyArns.includes(policy.Arn),
    ).length,
    PermissionsBoundaryUsageCount: all.filter(
      ({ PermissionsBoundary }) =>
        PermissionsBoundary?.PermissionsBoundaryArn === policy.Arn,
    ).length,
    CreateDate: new Date(createdAt),
    UpdateDate: new Date(updatedAt),
    Tags: [...tags],
  };
}

export const policyOperations = {
  CreatePolicy,
  GetPolicy,
  DeletePolicy,
  TagPolicy,
  UntagPolicy,
  ListPolicyTags,
};
