import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  PolicyVersion,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam';
import { encodeDocument } from './documents';
import { page } from './listing';
import { getPolicy } from './managedPolicies';
import {
  deleteConflict,
  limitExceeded,
  noSuchEntity,
  operation,
} from './operation';
import { managedDocument } from './policies';
import { policies, PolicyRecord, PolicyVersionRecord } from './tables';

/** "A managed policy can have up to five versions." (API reference, CreatePolicyVersion) */
const maximumVersions = 5;

const CreatePolicyVersion = operation<CreatePolicyVersionRequest>()(
  ['PolicyArn', 'PolicyDocument'],
  ['SetAsDefault'],
  (input, { state, clock }): CreatePolicyVersionResponse => {
    const policy = getPolicy(state, input.PolicyArn);
    const document = managedDocument(input.PolicyDocument);
    if (policy.versions.length >= maximumVersions) {
      throw limitExceeded(
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      );
    }
    const lastVersion = policy.lastVersion + 1;
    const createdAt = clock.now().toISOString();
    const version = { versionId: `v${lastVersion}`, document, createdAt };
    const changed: PolicyRecord = {
      ...policy,
      lastVersion,
      updatedAt: createdAt,
      versions: [...policy.versions, version],
      DefaultVersionId: input.SetAsDefault
        ? version.versionId
        : policy.DefaultVersionId,
    };
    policies(state).set(policy.Arn, changed);
    return {
      PolicyVersion: {
        ...describeVersion(changed)(version),
        Document: undefined,
      },
    };
  },
);

const GetPolicyVersion = operation<GetPolicyVersionRequest>()(
  ['PolicyArn', 'VersionId'],
  [],
  ({ PolicyArn, VersionId }, { state }): GetPolicyVersionResponse => {
    const policy = getPolicy(state, PolicyArn);
    return {
      PolicyVersion: describeVersion(policy)(findVersion(policy, VersionId)),
    };
  },
);

const ListPolicyVersions = operation<ListPolicyVersionsRequest>()(
  ['PolicyArn'],
  ['MaxItems', 'Marker'],
  (input, { state }): ListPolicyVersionsResponse => {
    const policy = getPolicy(state, input.PolicyArn);
    const newestFirst = [...policy.versions].reverse();
    const { items, ...rest } = page(
      newestFirst,
      ({ versionId }) => versionId,
      input,
    );
    return {
      ...rest,
      // "The policy document is returned in the response to GetPolicyVersion … not in ListPolicyVersions"
      Versions: items.map(version => ({
        ...describeVersion(policy)(version),
        Document: undefined,
      })),
    };
  },
);

const SetDefaultPolicyVersion = operation<SetDefaultPolicyVersionRequest>()(
  ['PolicyArn', 'VersionId'],
  [],
  ({ PolicyArn, VersionId }, { state, clock }): object => {
    const policy = getPolicy(state, PolicyArn);
    policies(state).set(PolicyArn, {
      ...policy,
      DefaultVersionId: findVersion(policy, VersionId).versionId,
      updatedAt: clock.now().toISOString(),
    });
    return {};
  },
);

const DeletePolicyVersion = operation<DeletePolicyVersionRequest>()(
  ['PolicyArn', 'VersionId'],
  [],
  ({ PolicyArn, VersionId }, { state }): object => {
    const policy = getPolicy(state, PolicyArn);
    const { versionId: removed } = findVersion(policy, VersionId);
    if (removed === policy.DefaultVersionId) {
      throw deleteConflict('Cannot delete the default version of a policy.');
    }
    policies(state).set(PolicyArn, {
      ...policy,
      versions: policy.versions.filter(
        ({ versionId }) => versionId !== removed,
      ),
    });
    return {};
  },
);

function findVersion(
  { Arn, versions }: PolicyRecord,
  id: string,
): PolicyVersionRecord {
  const version = versions.find(({ versionId }) => versionId === id);
  if (!version) {
    throw noSuchEntity(
      `Policy ${Arn} version ${id} does not exist or is not attachable.`,
    );
  }
  return version;
}

function describeVersion({ DefaultVersionId }: PolicyRecord) {
  return ({
    versionId,
    document,
    createdAt,
  }: PolicyVersionRecord): PolicyVersion => ({
    VersionId: versionId,
    IsDefaultVersion: versionId === DefaultVersionId,
    CreateDate: new Date(createdAt),
    Document: encodeDocument(document),
  });
}

export const policyVersionOperations = {
  CreatePolicyVersion,
  GetPolicyVersion,
  ListPolicyVersions,
  SetDefaultPolicyVersion,
  DeletePolicyVersion,
};
