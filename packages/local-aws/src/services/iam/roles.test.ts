import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateRoleRequest,
  CreateServiceLinkedRoleCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListPolicyVersionsCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { present, useTestServer } from '../testServer';

const server = useTestServer();
let iam: IAMClient;
beforeEach(() => {
  iam = new IAMClient(server.clientOptions());
});

const RoleName = 'studio-execution';
const trust = (Principal: object = { Service: 'sagemaker.amazonaws.com' }) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
  });
const permissions = (Action = 's3:GetObject') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  });
const createRole = (overrides: Partial<CreateRoleRequest> = {}) =>
  iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: trust(),
      ...overrides,
    }),
  );
const createPolicy = async (PolicyName = 'boundary') => {
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName, PolicyDocument: permissions() }),
  );
  return present(Policy?.Arn);
};

describe('a role', () => {
  it('tells its path, boundary, tags and its trust policy URL-encoded', async () => {
    const PermissionsBoundary = await createPolicy();
    await createRole({
      Path: '/studio/',
      PermissionsBoundary,
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      Arn: 'arn:aws:iam::111122223333:role/studio/studio-execution',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      MaxSessionDuration: 3600,
      PermissionsBoundary: { PermissionsBoundaryArn: PermissionsBoundary },
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    expect(Role?.AssumeRolePolicyDocument).not.toContain('{');
    expect(decodeURIComponent(present(Role?.AssumeRolePolicyDocument))).toBe(
      trust(),
    );
  });

  it('has a name of its own, whatever the case', async () => {
    await createRole();
    await expect(
      createRole({ RoleName: RoleName.toUpperCase() }),
    ).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' });
  });

  it.each([
    ['text', 'no policy', 'MalformedPolicyDocumentException'],
    [
      'a principal that is missing',
      permissions(),
      'MalformedPolicyDocumentException',
    ],
    [
      'a role that does not exist',
      trust({ AWS: 'arn:aws:iam::111122223333:role/nobody' }),
      'MalformedPolicyDocumentException',
    ],
    [
      'a resource',
      JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: '*',
          Action: 'sts:AssumeRole',
          Resource: '*',
        },
      }),
      'MalformedPolicyDocumentException',
    ],
  ])('is refused with %s in its trust policy', async (_, document, name) => {
    await expect(
      createRole({ AssumeRolePolicyDocument: document }),
    ).rejects.toMatchObject({ name });
  });

  it.each([
    ['a path without its last slash', { Path: '/studio' }, 'ValidationError'],
    [
      'an unknown boundary',
      { PermissionsBoundary: 'arn:aws:iam::111122223333:policy/none' },
      'NoSuchEntityException',
    ],
    [
      'a session of ten minutes',
      { MaxSessionDuration: 600 },
      'ValidationError',
    ],
    [
      'a tag of AWS',
      { Tags: [{ Key: 'aws:x', Value: 'y' }] },
      'InvalidInputException',
    ],
  ])('is refused with %s', async (_, overrides, name) => {
    await expect(createRole(overrides)).rejects.toMatchObject({ name });
  });

  it('is deleted only without policies', async () => {
    await createRole();
    const PolicyArn = await createPolicy();
    const PolicyName = 'inline';
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName,
        PolicyDocument: permissions(),
      }),
    );
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    const remove = () => iam.send(new DeleteRoleCommand({ RoleName }));
    await expect(remove()).rejects.toMatchObject({
      name: 'DeleteConflictException',
    });
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await expect(remove()).rejects.toMatchObject({
      name: 'DeleteConflictException',
    });
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    await remove();
    await expect(
      iam.send(new GetRoleCommand({ RoleName })),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});

describe('a policy in a role', () => {
  it('is read as it was put', async () => {
    await createRole();
    const put = { RoleName, PolicyName: 'inline' };
    await iam.send(
      new PutRolePolicyCommand({ ...put, PolicyDocument: permissions() }),
    );
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand(put));
    expect(decodeURIComponent(present(PolicyDocument))).toBe(permissions());
  });

  it.each([
    ['no version', { Statement: [] }],
    [
      'an action without a service',
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'read', Resource: '*' }],
      },
    ],
    [
      'a resource that is no ARN',
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'bucket' }],
      },
    ],
    [
      'a principal',
      {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' },
        ],
      },
    ],
    [
      'a misspelt element',
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Actions: 's3:*', Resource: '*' }],
      },
    ],
  ])('is refused with %s', async (_, document) => {
    await createRole();
    await expect(
      iam.send(
        new PutRolePolicyCommand({
          RoleName,
          PolicyName: 'inline',
          PolicyDocument: JSON.stringify(document),
        }),
      ),
    ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  });
});

describe('a managed policy', () => {
  it('has at most five versions, of which one is in force', async () => {
    const PolicyArn = await createPolicy();
    const add = (action: string) =>
      iam.send(
        new CreatePolicyVersionCommand({
          PolicyArn,
          PolicyDocument: permissions(action),
          SetAsDefault: true,
        }),
      );
    for (const action of ['s3:A', 's3:B', 's3:C', 's3:D']) {
      await add(action);
    }
    await expect(add('s3:E')).rejects.toMatchObject({
      name: 'LimitExceededException',
    });
    const { Versions } = await iam.send(
      new ListPolicyVersionsCommand({ PolicyArn }),
    );
    expect(Versions?.filter(version => version.IsDefaultVersion)).toMatchObject(
      [{ VersionId: 'v5' }],
    );
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v5' }),
    );
    expect(decodeURIComponent(present(PolicyVersion?.Document))).toBe(
      permissions('s3:D'),
    );
  });

  it('is not deleted while a role has it', async () => {
    await createRole();
    const PolicyArn = await createPolicy();
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    expect(
      (await iam.send(new ListAttachedRolePoliciesCommand({ RoleName })))
        .AttachedPolicies,
    ).toEqual([{ PolicyArn, PolicyName: 'boundary' }]);
    await expect(
      iam.send(new DeletePolicyCommand({ PolicyArn })),
    ).rejects.toMatchObject({ name: 'DeleteConflictException' });
  });
});

describe('a service-linked role', () => {
  it('is there once for a service', async () => {
    const create = () =>
      iam.send(
        new CreateServiceLinkedRoleCommand({
          AWSServiceName: 'network-firewall.amazonaws.com',
        }),
      );
    expect((await create()).Role).toMatchObject({
      Path: '/aws-service-role/network-firewall.amazonaws.com/',
    });
    await expect(create()).rejects.toMatchObject({
      name: 'InvalidInputException',
    });
  });
});
