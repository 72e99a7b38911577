import { jsonEquals, JsonObject } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag, tagChanges } from './tags';

interface InlinePolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: JsonObject;
}

interface RoleProperties {
  readonly RoleName?: string;
  readonly AssumeRolePolicyDocument: JsonObject;
  readonly Path?: string;
  readonly Description?: string;
  readonly ManagedPolicyArns?: string[];
  readonly Policies?: InlinePolicy[];
  readonly PermissionsBoundary?: string;
  readonly MaxSessionDuration?: number;
  readonly Tags?: Tag[];
}

const role = resourceProvider<RoleProperties>({
  type: 'AWS::IAM::Role',
  properties: [
    'RoleName',
    'AssumeRolePolicyDocument',
    'Path',
    'Description',
    'ManagedPolicyArns',
    'Policies',
    'PermissionsBoundary',
    'MaxSessionDuration',
    'Tags',
  ],
  attributes: ['Arn', 'RoleId'],
  async create(properties, context) {
    const RoleName = properties.RoleName ?? context.generateName(64);
    const { Role } = await context.call('iam', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify(
        properties.AssumeRolePolicyDocument,
      ),
      Path: properties.Path,
      Description: properties.Description,
      PermissionsBoundary: properties.PermissionsBoundary,
      MaxSessionDuration: properties.MaxSessionDuration,
      Tags: properties.Tags,
    });
    await changePolicies(RoleName, {}, properties, context);
    return {
      physicalId: RoleName,
      attributes: {
        Arn: required(Role?.Arn, 'Role.Arn'),
        RoleId: required(Role?.RoleId, 'Role.RoleId'),
      },
    };
  },
  async update({ physicalId: RoleName, properties: before }, after, context) {
    const { call } = context;
    if (
      !jsonEquals(
        before.AssumeRolePolicyDocument,
        after.AssumeRolePolicyDocument,
      )
    ) {
      await call('iam', 'UpdateAssumeRolePolicy', {
        RoleName,
        PolicyDocument: JSON.stringify(after.AssumeRolePolicyDocument),
      });
    }
    if (
      before.Description !== after.Description ||
      before.MaxSessionDuration !== after.MaxSessionDuration
    ) {
      await call('iam', 'UpdateRole', {
        RoleName,
        Description: after.Description ?? '',
        MaxSessionDuration: after.MaxSessionDuration,
      });
    }
    if (before.PermissionsBoundary !== after.PermissionsBoundary) {
      await (after.PermissionsBoundary
        ? call('iam', 'PutRolePermissionsBoundary', {
            RoleName,
            PermissionsBoundary: after.PermissionsBoundary,
          })
        : call('iam', 'DeleteRolePermissionsBoundary', { RoleName }));
    }
    await changePolicies(RoleName, before, after, context);
    const { removed, set } = tagChanges(before.Tags, after.Tags);
    if (removed.length > 0) {
      await call('iam', 'UntagRole', { RoleName, TagKeys: removed });
    }
    if (set.length > 0) {
      await call('iam', 'TagRole', { RoleName, Tags: set });
    }
  },
  async delete({ physicalId: RoleName, properties }, context) {
    await changePolicies(RoleName, properties, {}, context);
    await context.call('iam', 'DeleteRole', { RoleName });
  },
});

async function changePolicies(
  RoleName: string,
  before: Pick<RoleProperties, 'Policies' | 'ManagedPolicyArns'>,
  after: Pick<RoleProperties, 'Policies' | 'ManagedPolicyArns'>,
  { call }: ResourceContext,
): Promise<void> {
  const { Policies: inlineBefore = [], ManagedPolicyArns: arnsBefore = [] } =
    before;
  const { Policies: inlineAfter = [], ManagedPolicyArns: arnsAfter = [] } =
    after;
  for (const PolicyArn of arnsBefore.filter(arn => !arnsAfter.includes(arn))) {
    await call('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
  }
  for (const PolicyArn of arnsAfter.filter(arn => !arnsBefore.includes(arn))) {
    await call('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
  }
  for (const { PolicyName } of inlineBefore) {
    if (!inlineAfter.some(policy => policy.PolicyName === PolicyName)) {
      await call('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
    }
  }
  for (const { PolicyName, PolicyDocument } of inlineAfter) {
    const known = inlineBefore.find(policy => policy.PolicyName === PolicyName);
    if (!jsonEquals(known?.PolicyDocument, PolicyDocument)) {
      await call('iam', 'PutRolePolicy', {
        RoleName,
        PolicyName,
        PolicyDocument: JSON.stringify(PolicyDocument),
      });
    }
  }
}

export const iamRole = [role];
