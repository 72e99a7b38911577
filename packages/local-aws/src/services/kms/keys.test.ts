import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateKeyCommand,
  CreateKeyRequest,
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { present, useTestServer } from '../testServer';

const server = useTestServer();
let kms: KMSClient;
beforeEach(() => {
  kms = new KMSClient(server.clientOptions());
});

const createKey = async (input: CreateKeyRequest = {}) => {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand(input));
  return present(KeyMetadata?.KeyId);
};
const policy = (Principal: object | string, Action = 'kms:*') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action, Resource: '*' }],
  });

describe('a key', () => {
  it('is enabled, tagged and governed by its account from the start', async () => {
    const KeyId = await createKey({
      Description: 'data',
      Tags: [{ TagKey: 'team', TagValue: 'a' }],
    });
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    expect(KeyMetadata).toMatchObject({
      Arn: `arn:aws:kms:eu-west-1:111122223333:key/${KeyId}`,
      KeyState: 'Enabled',
      Description: 'data',
    });
    expect(
      (await kms.send(new ListResourceTagsCommand({ KeyId }))).Tags,
    ).toEqual([{ TagKey: 'team', TagValue: 'a' }]);
    expect(
      (await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy,
    ).toContain('arn:aws:iam::111122223333:root');
  });

  it.each([
    ['nobody may change', policy({ Service: 'logs.amazonaws.com' })],
    ['its caller may only use', policy({ AWS: '111122223333' }, 'kms:Decrypt')],
    ['is no policy', '{}'],
  ])('is refused with a policy that %s', async (_, Policy) => {
    await expect(createKey({ Policy })).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });
    const KeyId = await createKey();
    await expect(
      kms.send(new PutKeyPolicyCommand({ KeyId, Policy })),
    ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  });

  it('can be made unmanageable on purpose', async () => {
    const Policy = policy({ Service: 'logs.amazonaws.com' });
    const KeyId = await createKey({
      Policy,
      BypassPolicyLockoutSafetyCheck: true,
    });
    expect(await kms.send(new GetKeyPolicyCommand({ KeyId }))).toMatchObject({
      Policy,
    });
  });

  it('rotates once that is enabled', async () => {
    const KeyId = await createKey();
    const rotation = () => kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    expect((await rotation()).KeyRotationEnabled).toBe(false);
    await kms.send(new EnableKeyRotationCommand({ KeyId }));
    expect(await rotation()).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 365,
    });
  });

  it('waits for its deletion, which can be cancelled, and then is gone', async () => {
    const KeyId = await createKey();
    const schedule = () =>
      kms.send(
        new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }),
      );
    await schedule();
    await expect(schedule()).rejects.toMatchObject({
      name: 'KMSInvalidStateException',
    });
    await kms.send(new CancelKeyDeletionCommand({ KeyId }));
    await schedule();
    server.running().clock.advance(8 * 86_400_000);
    await expect(
      kms.send(new DescribeKeyCommand({ KeyId })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('is refused a deletion tomorrow', async () => {
    const KeyId = await createKey();
    await expect(
      kms.send(
        new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 1 }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('an alias', () => {
  it('stands for its key', async () => {
    const KeyId = await createKey();
    const AliasName = 'alias/studio/data';
    await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
    expect(
      (await kms.send(new DescribeKeyCommand({ KeyId: AliasName })))
        .KeyMetadata,
    ).toMatchObject({ KeyId });
    expect(
      (await kms.send(new ListAliasesCommand({ KeyId }))).Aliases,
    ).toMatchObject([{ AliasName, TargetKeyId: KeyId }]);
    await expect(
      kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId })),
    ).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  });

  it.each([
    ['data', 'ValidationException'],
    ['alias/aws/data', 'NotAuthorizedException'],
  ])('is refused with the name %s', async (AliasName, name) => {
    const TargetKeyId = await createKey();
    await expect(
      kms.send(new CreateAliasCommand({ AliasName, TargetKeyId })),
    ).rejects.toMatchObject({ name });
  });
});
