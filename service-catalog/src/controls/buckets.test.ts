import { ACCOUNT } from '../__testUtils__/deployment';
import {
  ADMINISTRATOR,
  deniedBy,
  isAllowed,
} from '../__testUtils__/simulation';
import { environment, template } from './__testUtils__/environment';
import { fromStudio } from './__testUtils__/s3Calls';

const deployed = environment();
const data = `arn:aws:s3:::${deployed.told('dataBucketName')}`;
const models = `arn:aws:s3:::${deployed.told('modelsBucketName')}`;
const OWN: [string, string][] = [data, models].flatMap(
  (bucket): [string, string][] => [
    ['s3:ListBucket', bucket],
    ['s3:GetObject', `${bucket}/object`],
    ['s3:PutObject', `${bucket}/object`],
    ['s3:DeleteObject', `${bucket}/object`],
  ],
);

describe('T1 listing buckets:', () => {
  it('T1 from Studio is denied, also to an administrator, by the endpoint', async () => {
    const call = fromStudio(deployed, 's3:ListAllMyBuckets', '*');
    await expect(deniedBy(call)).resolves.toContain('endpoint');
    await expect(
      deniedBy({
        ...call,
        identityPolicies: [ADMINISTRATOR],
        permissionsBoundary: undefined,
      }),
    ).resolves.toEqual(['endpoint']);
  });
});

describe('T2 own buckets:', () => {
  it.each(OWN)(
    'T2 from Studio %s on %s is allowed',
    async (action, resource) => {
      await expect(
        deniedBy(fromStudio(deployed, action, resource)),
      ).resolves.toEqual([]);
    },
  );
});

describe('T3 other buckets:', () => {
  const accounts = { 'of the account': ACCOUNT, 'of another': '999999999999' };
  const foreign = Object.entries(accounts).flatMap(([whose, account]) =>
    (
      [
        ['s3:ListBucket', 'arn:aws:s3:::other'],
        ['s3:GetObject', 'arn:aws:s3:::other/object'],
        ['s3:PutObject', 'arn:aws:s3:::other/object'],
        ['s3:PutObject', 'arn:aws:s3:::sagemaker-other/object'],
        ['s3:DeleteObject', 'arn:aws:s3:::other/object'],
      ] as const
    ).map(([action, resource]) => ({ whose, account, action, resource })),
  );

  it.each(foreign)(
    'T3 from Studio $action on $resource $whose is denied, whoever asks',
    async ({ account, action, resource }) => {
      const call = fromStudio(deployed, action, resource, {
        resourceAccount: account,
        context: { 'aws:ResourceAccount': account },
        // The other bucket may welcome everybody.
        resourcePolicy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:*',
            Resource: '*',
          },
        },
      });
      await expect(deniedBy(call)).resolves.toContain('endpoint');
      await expect(
        deniedBy({
          ...call,
          identityPolicies: [ADMINISTRATOR],
          permissionsBoundary: undefined,
        }),
      ).resolves.toEqual(['endpoint']);
    },
  );
});

describe('T4 new buckets:', () => {
  it('T4 from Studio none is created, whoever asks', async () => {
    const call = fromStudio(deployed, 's3:CreateBucket', 'arn:aws:s3:::new');
    await expect(isAllowed(call)).resolves.toBe(false);
    await expect(
      deniedBy({
        ...call,
        identityPolicies: [ADMINISTRATOR],
        permissionsBoundary: undefined,
      }),
    ).resolves.toEqual(['endpoint']);
  });
});

describe('T7 JumpStart:', () => {
  const jumpStart = 'arn:aws:s3:::jumpstart-cache-prod-eu-west-1/model';
  const tagged = {
    context: { 's3:ExistingObjectTag/SageMaker': 'true' },
    resourceAccount: '999999999999',
  };
  const welcoming = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: '*',
    },
  };
  const download = (choice: string, resource: string) => {
    const environmentWith = environment({ jumpStart: choice });
    return deniedBy(
      fromStudio(environmentWith, 's3:GetObject', resource, {
        ...tagged,
        resourcePolicy: welcoming,
      }),
    );
  };

  it('T7 its objects are read only where it is switched on', async () => {
    await expect(download('yes', jumpStart)).resolves.toEqual([]);
    await expect(download('no', jumpStart)).resolves.toContain('endpoint');
  });

  it.each(['yes', 'no'])(
    'T7 what is merely tagged like it is never read (%s)',
    async choice => {
      for (const resource of [
        'arn:aws:s3:::anyone/model',
        'arn:aws:s3:::jumpstart-cache-prod-eu-west-1-evil/model',
        'arn:aws:s3:::my-jumpstart/model',
      ]) {
        await expect(download(choice, resource)).resolves.toContain('endpoint');
      }
    },
  );

  it('T7 nothing is written there', async () => {
    const on = environment({ jumpStart: 'yes' });
    await expect(
      deniedBy(
        fromStudio(on, 's3:PutObject', jumpStart, {
          ...tagged,
          resourcePolicy: welcoming,
        }),
      ),
    ).resolves.toContain('endpoint');
  });
});

describe('the buckets outlive their environment:', () => {
  it.each(
    Object.entries(template.Resources).filter(
      ([, { Type }]) => Type === 'AWS::S3::Bucket',
    ),
  )('%s', (_, bucket) => {
    expect(bucket).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });
});
