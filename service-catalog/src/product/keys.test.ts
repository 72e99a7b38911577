import { ACCOUNT, deploy } from '../__testUtils__/deployment';
import { isAllowed } from '../__testUtils__/simulation';
import { productTemplate } from '../__testUtils__/templates';

const template = productTemplate();
const deployment = deploy(template, { EnvironmentName: 'a-lab' });
const { properties, attribute } = deployment;
const executionRoleArn = String(attribute('RolesDataScientist', 'Arn'));

describe('the keys', () => {
  const mayUse = (
    key: string,
    action: string,
    context: Record<string, string> = {},
    principal = executionRoleArn,
  ) =>
    isAllowed({
      principal,
      action,
      resource: String(attribute(key, 'Arn')),
      context,
      resourcePolicy: properties(key).KeyPolicy,
    });
  const throughS3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' };

  it('all rotate', () => {
    const keys = deployment.logicalIds('AWS::KMS::Key');
    expect(keys).toEqual(['LogsKey', 'KeysStorage', 'KeysData', 'KeysJobs']);
    for (const key of keys) {
      expect(properties(key).EnableKeyRotation).toBe(true);
    }
  });

  it('encrypt the domain, the buckets and the log groups', () => {
    expect(properties('StudioDomain').KmsKeyId).toBe(
      attribute('KeysStorage', 'Arn'),
    );
    for (const bucket of ['BucketsData', 'BucketsModels']) {
      expect(JSON.stringify(properties(bucket).BucketEncryption)).toContain(
        attribute('KeysData', 'Arn'),
      );
    }
    for (const logGroup of deployment.logicalIds('AWS::Logs::LogGroup')) {
      expect(properties(logGroup).KmsKeyId).toBe(attribute('LogsKey', 'Arn'));
    }
  });

  it('let the execution role use the volumes, and grant it to AWS alone', async () => {
    await expect(mayUse('KeysStorage', 'kms:GenerateDataKey')).resolves.toBe(
      true,
    );
    await expect(
      mayUse('KeysStorage', 'kms:CreateGrant', {
        'kms:GrantIsForAWSResource': 'true',
      }),
    ).resolves.toBe(true);
    await expect(
      mayUse('KeysStorage', 'kms:CreateGrant', {
        'kms:GrantIsForAWSResource': 'false',
      }),
    ).resolves.toBe(false);
  });

  it('let the execution role read the buckets through S3 only', async () => {
    await expect(mayUse('KeysData', 'kms:Decrypt', throughS3)).resolves.toBe(
      true,
    );
    await expect(mayUse('KeysData', 'kms:Decrypt')).resolves.toBe(false);
  });

  it.each(['KeysStorage', 'KeysData', 'KeysJobs', 'LogsKey'])(
    'give neither the execution role nor a stranger a say over %s',
    async key => {
      for (const action of [
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
        'kms:DisableKey',
      ]) {
        await expect(mayUse(key, action)).resolves.toBe(false);
      }
      await expect(
        mayUse(
          key,
          'kms:Decrypt',
          throughS3,
          `arn:aws:iam::${ACCOUNT}:role/stranger`,
        ),
      ).resolves.toBe(false);
    },
  );

  it('stay with the buckets that they encrypt', () => {
    expect(template.Resources.KeysData.DeletionPolicy).toBe(
      'RetainExceptOnCreate',
    );
    expect(template.Resources.KeysStorage.DeletionPolicy).toBeUndefined();
    expect(template.Resources.LogsKey.DeletionPolicy).toBeUndefined();
  });
});

describe('the log groups', () => {
  it('keep what they get for a limited time', () => {
    for (const logGroup of deployment.logicalIds('AWS::Logs::LogGroup')) {
      expect(Number(properties(logGroup).RetentionInDays)).toBe(90);
    }
  });

  it('may be encrypted by CloudWatch Logs with the key for logs', () => {
    const { Statement } = properties('LogsKey').KeyPolicy as {
      Statement: { Principal: object; Condition?: { ArnLike: object } }[];
    };
    const [pattern] = Object.values(Statement[1].Condition?.ArnLike ?? {});
    expect(Statement[1].Principal).toEqual({
      Service: 'logs.eu-west-1.amazonaws.com',
    });
    for (const logGroup of deployment.logicalIds('AWS::Logs::LogGroup')) {
      expect(
        `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:${
          properties(logGroup).LogGroupName
        }`.startsWith(String(pattern).replace(/\*$/, '')),
      ).toBe(true);
    }
  });
});
