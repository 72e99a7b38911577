import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutResourcePolicyCommand,
  DescribeResourcePoliciesCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { present, useTestServer } from '../testServer';

const server = useTestServer();
let logs: CloudWatchLogsClient;
beforeEach(() => {
  logs = new CloudWatchLogsClient(server.clientOptions());
});

const logGroupName = '/studio/alerts';
const create = (overrides = {}) =>
  logs.send(new CreateLogGroupCommand({ logGroupName, ...overrides }));
const groups = async () =>
  (await logs.send(new DescribeLogGroupsCommand({}))).logGroups;

async function createKey(logGroupArn: string) {
  const { KeyMetadata } = await new KMSClient(server.clientOptions()).send(
    new CreateKeyCommand({
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:root' },
            Action: 'kms:*',
            Resource: '*',
          },
          {
            Effect: 'Allow',
            Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
            Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:GenerateDataKey*'],
            Resource: '*',
            Condition: {
              ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn },
            },
          },
        ],
      }),
    }),
  );
  return present(KeyMetadata?.Arn);
}

describe('a log group', () => {
  it('tells its ARN, retention and tags', async () => {
    await create({ tags: { team: 'a' } });
    await logs.send(
      new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 90 }),
    );
    const arn = `arn:aws:logs:eu-west-1:111122223333:log-group:${logGroupName}`;
    expect(await groups()).toMatchObject([
      { logGroupName, arn: `${arn}:*`, logGroupArn: arn, retentionInDays: 90 },
    ]);
    expect(
      (await logs.send(new ListTagsForResourceCommand({ resourceArn: arn })))
        .tags,
    ).toEqual({ team: 'a' });
  });

  it('is there once', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
    await expect(
      logs.send(new DeleteLogGroupCommand({ logGroupName })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('keeps events only for the times that there are', async () => {
    await create();
    await expect(
      logs.send(
        new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 42 }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('takes a key whose policy lets CloudWatch Logs use it for this group', async () => {
    const kmsKeyId = await createKey(
      'arn:aws:logs:eu-west-1:111122223333:log-group:/studio/*',
    );
    await create({ kmsKeyId });
    expect(await groups()).toMatchObject([{ kmsKeyId }]);
    await expect(create({ logGroupName: '/other', kmsKeyId })).rejects.toThrow(
      /is not allowed to be used with Arn/,
    );
    await expect(
      create({ logGroupName: '/studio/x', kmsKeyId: `${kmsKeyId}0` }),
    ).rejects.toThrow(/does not exist or is not allowed/);
  });

  it('finds events by time and term', async () => {
    await create();
    const stream = { logGroupName, logStreamName: 'firewall' };
    await logs.send(new CreateLogStreamCommand(stream));
    await logs.send(
      new PutLogEventsCommand({
        ...stream,
        logEvents: [
          { timestamp: 1000, message: 'blocked example.com' },
          { timestamp: 2000, message: 'blocked example.org' },
          { timestamp: 3000, message: 'allowed example.com' },
        ],
      }),
    );
    const found = await logs.send(
      new FilterLogEventsCommand({
        logGroupName,
        filterPattern: 'blocked "example."',
        startTime: 1500,
      }),
    );
    expect(found.events).toMatchObject([
      { message: 'blocked example.org', logStreamName: 'firewall' },
    ]);
    await expect(
      logs.send(
        new FilterLogEventsCommand({
          logGroupName,
          filterPattern: '{ $.a = 1 }',
        }),
      ),
    ).rejects.toThrow(/filter pattern/);
  });
});

describe('a resource policy', () => {
  it('is one of ten', async () => {
    const put = (index: number) =>
      logs.send(
        new PutResourcePolicyCommand({
          policyName: `policy-${index}`,
          policyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'delivery.logs.amazonaws.com' },
                Action: 'logs:PutLogEvents',
                Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:*',
              },
            ],
          }),
        }),
      );
    for (let index = 0; index < 10; index += 1) {
      await put(index);
    }
    await put(0);
    await expect(put(10)).rejects.toMatchObject({
      name: 'LimitExceededException',
    });
    expect(
      (await logs.send(new DescribeResourcePoliciesCommand({})))
        .resourcePolicies,
    ).toHaveLength(10);
  });
});
