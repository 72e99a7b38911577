import { JsonObject } from './template/json';
import { createAccount } from './testing/createAccount';

const statement = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});

const template = (action: string, hasBoundary: boolean): JsonObject => ({
  Resources: {
    Boundary: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'studio-boundary',
        Path: '/studio/',
        PolicyDocument: statement(action),
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'persona',
        Path: '/studio/',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'sagemaker.amazonaws.com' },
            },
          ],
        },
        ...(hasBoundary && { PermissionsBoundary: { Ref: 'Boundary' } }),
      },
    },
    Deny: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Path: '/studio/',
        PolicyDocument: statement('s3:GetObject'),
        Roles: [{ Ref: 'Role' }],
      },
    },
  },
});

const boundaryArn = 'arn:aws:iam::111122223333:policy/studio/studio-boundary';

describe('a role under a permissions boundary', () => {
  it('is created, loses it, and is deleted before its policies', async () => {
    const account = createAccount();
    const { StackId = '' } = await account.createStack(template('s3:*', true));
    const boundaryOf = async () => {
      const { Role } = await account.invoke<{
        Role: { PermissionsBoundary?: { PermissionsBoundaryArn?: string } };
      }>('iam', 'GetRole', { RoleName: 'persona' });
      return Role.PermissionsBoundary?.PermissionsBoundaryArn;
    };
    expect(await boundaryOf()).toBe(boundaryArn);
    await account.updateStack(template('sagemaker:*', true));
    expect(await boundaryOf()).toBe(boundaryArn);
    await account.updateStack(template('sagemaker:*', false));
    expect(await boundaryOf()).toBeUndefined();
    expect(await account.deleteStack(StackId)).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
    });
  });

  it('is told to IAM where IAM knows the condition key', async () => {
    const account = createAccount();
    await account.createStack(template('s3:*', true));
    const keyOf = (operation: string) =>
      account
        .calls()
        .filter(call => call.operation === operation)
        .map(
          ({ authorization }) =>
            authorization[0].conditionKeys?.['iam:PermissionsBoundary'],
        );
    await account.invoke('iam', 'ListRolePolicies', { RoleName: 'persona' });
    expect(keyOf('CreateRole')).toEqual([boundaryArn]);
    expect(keyOf('AttachRolePolicy')).toEqual([boundaryArn]);
    expect(keyOf('ListRolePolicies')).toEqual([undefined]);
  });
});
