import { JsonObject } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';

interface PolicyProperties {
  readonly PolicyName: string;
  readonly PolicyDocument: JsonObject;
  readonly Roles?: string[];
}

const policy = resourceProvider<PolicyProperties>({
  type: 'AWS::IAM::Policy',
  properties: ['PolicyName', 'PolicyDocument', 'Roles'],
  async create(properties, context) {
    await putInRoles(properties, properties.Roles ?? [], context);
    return { physicalId: context.generateName(128) };
  },
  async update({ properties: before }, after, context) {
    const left = (before.Roles ?? []).filter(
      name =>
        before.PolicyName !== after.PolicyName || !after.Roles?.includes(name),
    );
    await putInRoles(after, after.Roles ?? [], context);
    await deleteFromRoles(before.PolicyName, left, context);
  },
  async delete({ properties: { PolicyName, Roles = [] } }, context) {
    await deleteFromRoles(PolicyName, Roles, context);
  },
});

interface RolePolicyProperties {
  readonly PolicyName: string;
  readonly PolicyDocument?: JsonObject;
  readonly RoleName: string;
}

const rolePolicy = resourceProvider<RolePolicyProperties>({
  type: 'AWS::IAM::RolePolicy',
  properties: ['PolicyName', 'PolicyDocument', 'RoleName'],
  async create({ PolicyName, PolicyDocument = {}, RoleName }, context) {
    await putInRoles({ PolicyName, PolicyDocument }, [RoleName], context);
    return { physicalId: `${PolicyName}|${RoleName}` };
  },
  async update(
    _existing,
    { PolicyName, PolicyDocument = {}, RoleName },
    context,
  ) {
    await putInRoles({ PolicyName, PolicyDocument }, [RoleName], context);
  },
  async delete({ properties: { PolicyName, RoleName } }, context) {
    await deleteFromRoles(PolicyName, [RoleName], context);
  },
});

async function putInRoles(
  { PolicyName, PolicyDocument }: Omit<PolicyProperties, 'Roles'>,
  roles: readonly string[],
  { call }: ResourceContext,
): Promise<void> {
  for (const RoleName of roles) {
    await call('iam', 'PutRolePolicy', {
      RoleName,
      PolicyName,
      PolicyDocument: JSON.stringify(PolicyDocument),
    });
  }
}

async function deleteFromRoles(
  PolicyName: string,
  roles: readonly string[],
  { call }: ResourceContext,
): Promise<void> {
  for (const RoleName of roles) {
    await call('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
  }
}

interface ManagedPolicyProperties {
  readonly ManagedPolicyName?: string;
  readonly PolicyDocument: JsonObject;
  readonly Path?: string;
  readonly Description?: string;
  readonly Roles?: string[];
}

const managedPolicy = resourceProvider<ManagedPolicyProperties>({
  type: 'AWS::IAM::ManagedPolicy',
  properties: [
    'ManagedPolicyName',
    'PolicyDocument',
    'Path',
    'Description',
    'Roles',
  ],
  attributes: ['PolicyArn', 'PolicyId'],
  async create(properties, context) {
    const { Policy } = await context.call('iam', 'CreatePolicy', {
      PolicyName: properties.ManagedPolicyName ?? context.generateName(128),
      PolicyDocument: JSON.stringify(properties.PolicyDocument),
      Path: properties.Path,
      Description: properties.Description,
    });
    const arn = required(Policy?.Arn, 'Policy.Arn');
    for (const RoleName of properties.Roles ?? []) {
      await context.call('iam', 'AttachRolePolicy', {
        RoleName,
        PolicyArn: arn,
      });
    }
    return {
      physicalId: arn,
      attributes: {
        PolicyArn: arn,
        PolicyId: required(Policy?.PolicyId, 'Policy.PolicyId'),
      },
    };
  },
  async update({ physicalId: PolicyArn, properties: before }, after, { call }) {
    const document = JSON.stringify(after.PolicyDocument);
    if (document !== JSON.stringify(before.PolicyDocument)) {
      const { Versions = [] } = await call('iam', 'ListPolicyVersions', {
        PolicyArn,
      });
      await call('iam', 'CreatePolicyVersion', {
        PolicyArn,
        PolicyDocument: document,
        SetAsDefault: true,
      });
      // A policy keeps five versions at most, of which CloudFormation needs one.
      for (const { VersionId } of Versions) {
        await call('iam', 'DeletePolicyVersion', { PolicyArn, VersionId });
      }
    }
    const { Roles: rolesBefore = [] } = before;
    const { Roles: rolesAfter = [] } = after;
    for (const RoleName of rolesBefore.filter(n => !rolesAfter.includes(n))) {
      await call('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
    }
    for (const RoleName of rolesAfter.filter(n => !rolesBefore.includes(n))) {
      await call('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
    }
  },
  async delete({ physicalId: PolicyArn, properties }, { call }) {
    for (const RoleName of properties.Roles ?? []) {
      await call('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
    }
    await call('iam', 'DeletePolicy', { PolicyArn });
  },
});

export const iamPolicies = [policy, rolePolicy, managedPolicy];
