import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  CreateVpcCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { SageMakerClient, ListModelsCommand } from '@aws-sdk/client-sagemaker';
import { DeleteObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { createLocalAws, LocalAws } from './server';

let aws: LocalAws;
beforeAll(async () => {
  aws = await createLocalAws();
});
afterAll(() => aws.close());

const client = (overrides = {}) => ({
  endpoint: aws.url,
  region: 'eu-west-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  ...overrides,
});

describe('the endpoint', () => {
  it('tells who calls', async () => {
    const sts = new STSClient(client());
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/local',
    });
  });

  it.each([
    [
      'JSON',
      () => new SageMakerClient(client()).send(new ListModelsCommand({})),
      { name: 'UnknownOperationException' },
    ],
    [
      'query',
      () =>
        new STSClient(
          client({ credentials: { accessKeyId: 'x', secretAccessKey: 'x' } }),
        ).send(new GetCallerIdentityCommand({})),
      { name: 'InvalidClientTokenId' },
    ],
    [
      'EC2',
      () =>
        new EC2Client(
          client({ credentials: { accessKeyId: 'x', secretAccessKey: 'x' } }),
        ).send(new DescribeVpcsCommand({})),
      { name: 'AuthFailure' },
    ],
    [
      'REST-XML',
      () =>
        new S3Client(client()).send(
          new DeleteObjectTaggingCommand({ Bucket: 'b', Key: 'k' }),
        ),
      { name: 'NotImplemented' },
    ],
  ])(
    'answers an error in the form of the %s protocol',
    async (_n, send, error) => {
      await expect(send()).rejects.toMatchObject(error);
    },
  );

  it('shows what it holds, which nobody can change from outside', async () => {
    await new EC2Client(client()).send(
      new CreateVpcCommand({ CidrBlock: '10.2.0.0/16' }),
    );
    const records = aws.snapshot()['111122223333/eu-west-1']['ec2:vpcs'];
    const [record] = Object.values(records);
    expect(record).toMatchObject({ vpc: { CidrBlock: '10.2.0.0/16' } });
    expect(() => Object.assign(record, { vpc: {} })).toThrow(TypeError);
  });
});
