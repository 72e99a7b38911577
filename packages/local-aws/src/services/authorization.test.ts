import {
  CreateVpcCommand,
  DeleteVpcCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { PutPublicAccessBlockCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { present, useTestServer } from './testServer';

const server = useTestServer();

/** What IAM has to allow for the last call of an operation. */
const authorizationOf = (operation: string) =>
  server
    .running()
    .calls()
    .filter(call => call.operation === operation)
    .at(-1)?.authorization;

const team = { Key: 'team', Value: 'a' };
const teamKeys = { 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] };

describe('what a call needs from IAM', () => {
  it('is, for what EC2 creates and tags, two actions on the new resource', async () => {
    await new EC2Client(server.clientOptions()).send(
      new CreateVpcCommand({
        CidrBlock: '10.2.0.0/16',
        TagSpecifications: [{ ResourceType: 'vpc', Tags: [team] }],
      }),
    );
    const resource = 'arn:aws:ec2:eu-west-1:111122223333:vpc/*';
    expect(authorizationOf('CreateVpc')).toEqual([
      { action: 'ec2:CreateVpc', resource, conditionKeys: teamKeys },
      {
        action: 'ec2:CreateTags',
        resource,
        conditionKeys: { ...teamKeys, 'ec2:CreateAction': 'CreateVpc' },
      },
    ]);
  });

  it('is, for what EC2 deletes, an action on the resource with its tags', async () => {
    const ec2 = new EC2Client(server.clientOptions());
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({
        CidrBlock: '10.2.0.0/16',
        TagSpecifications: [{ ResourceType: 'vpc', Tags: [team] }],
      }),
    );
    const VpcId = present(Vpc?.VpcId);
    await ec2.send(new DeleteVpcCommand({ VpcId }));
    expect(authorizationOf('DeleteVpc')).toEqual([
      {
        action: 'ec2:DeleteVpc',
        resource: `arn:aws:ec2:eu-west-1:111122223333:vpc/${VpcId}`,
        conditionKeys: {
          'aws:ResourceTag/team': 'a',
          'ec2:ResourceTag/team': 'a',
          'ec2:Tenancy': 'default',
        },
      },
    ]);
  });

  it('tells of a new role its path, tags and boundary', async () => {
    await new IAMClient(server.clientOptions()).send(
      new CreateRoleCommand({
        RoleName: 'r',
        Path: '/studio/',
        Tags: [team],
        PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'sagemaker.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        }),
      }),
    );
    const resource = 'arn:aws:iam::111122223333:role/studio/r';
    expect(authorizationOf('CreateRole')).toEqual([
      {
        action: 'iam:CreateRole',
        resource,
        conditionKeys: {
          ...teamKeys,
          'iam:PermissionsBoundary':
            'arn:aws:iam::aws:policy/AdministratorAccess',
        },
      },
      { action: 'iam:TagRole', resource, conditionKeys: teamKeys },
    ]);
  });

  it('is, for an alias, leave on the alias and on its key', async () => {
    const kms = new KMSClient(server.clientOptions());
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    await kms.send(
      new CreateAliasCommand({
        AliasName: 'alias/data',
        TargetKeyId: KeyMetadata?.KeyId,
      }),
    );
    expect(
      authorizationOf('CreateAlias')?.map(({ resource }) => resource),
    ).toEqual([
      'arn:aws:kms:eu-west-1:111122223333:alias/data',
      KeyMetadata?.Arn,
    ]);
  });

  it('names the action that S3 checks, which is not always the operation', async () => {
    const s3 = new S3Client(server.clientOptions());
    await expect(
      s3.send(
        new PutPublicAccessBlockCommand({
          Bucket: 'studio-data',
          PublicAccessBlockConfiguration: { BlockPublicAcls: true },
        }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
    expect(authorizationOf('PutPublicAccessBlock')).toEqual([
      {
        action: 's3:PutBucketPublicAccessBlock',
        resource: 'arn:aws:s3:::studio-data',
      },
    ]);
  });

  it('names log groups and parameters by their ARNs', async () => {
    await new CloudWatchLogsClient(server.clientOptions()).send(
      new CreateLogGroupCommand({ logGroupName: '/studio/x' }),
    );
    const ssm = new SSMClient(server.clientOptions());
    await expect(
      ssm.send(new GetParameterCommand({ Name: '/studio/version' })),
    ).rejects.toMatchObject({ name: 'ParameterNotFound' });
    expect(authorizationOf('CreateLogGroup')?.[0].resource).toBe(
      'arn:aws:logs:eu-west-1:111122223333:log-group:/studio/x',
    );
    expect(authorizationOf('GetParameter')?.[0].resource).toBe(
      'arn:aws:ssm:eu-west-1:111122223333:parameter/studio/version',
    );
  });
});
