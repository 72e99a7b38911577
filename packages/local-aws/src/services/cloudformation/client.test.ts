import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  paginateDescribeStackEvents,
  Stack,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { GetBucketEncryptionCommand, S3Client } from '@aws-sdk/client-s3';
import { createLocalAws, LocalAws } from '../../server';

/** A template as a person writes it: YAML, several services, nothing of the product's. */
const YAML = `
AWSTemplateFormatVersion: '2010-09-09'
Description: A place for reports
Parameters:
  Team:
    Type: String
    AllowedPattern: '[a-z]+'
    ConstraintDescription: lower case letters only
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 192.168.0.0/16
      Tags:
        - Key: Name
          Value: !Sub '\${Team}-network'
  Reports:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
              SSEAlgorithm: aws:kms
              KMSMasterKeyID: !GetAtt Key.Arn
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: {AWS: !Sub 'arn:aws:iam::\${AWS::AccountId}:root'}
            Action: kms:*
            Resource: '*'
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: {Service: ec2.amazonaws.com}
            Action: sts:AssumeRole
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: !Sub '\${Reports.Arn}/*'
Outputs:
  Bucket:
    Value: !Ref Reports
`;

let aws: LocalAws;
let client: CloudFormationClient;
let s3: S3Client;
beforeAll(async () => {
  aws = await createLocalAws();
  const configuration = {
    endpoint: aws.url,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  client = new CloudFormationClient(configuration);
  s3 = new S3Client({ ...configuration, forcePathStyle: true });
});
afterAll(() => aws.close());

async function settled(StackName: string | undefined): Promise<Stack> {
  for (;;) {
    const { Stacks = [] } = await client.send(
      new DescribeStacksCommand({ StackName }),
    );
    if (!Stacks[0].StackStatus?.endsWith('_IN_PROGRESS')) {
      return Stacks[0];
    }
  }
}

const parameter = (ParameterValue: string) => [
  { ParameterKey: 'Team', ParameterValue },
];

describe('CloudFormation over HTTP', () => {
  it('deploys and deletes a template of somebody else', async () => {
    const { StackId } = await client.send(
      new CreateStackCommand({
        StackName: 'reports',
        TemplateBody: YAML,
        Parameters: parameter('reporters'),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    const stack = await settled(StackId);
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Description: 'A place for reports',
      CreationTime: expect.any(Date),
    });
    const { StackResourceDetail } = await client.send(
      new DescribeStackResourceCommand({
        StackName: 'reports',
        LogicalResourceId: 'Key',
      }),
    );
    const encryption = await s3.send(
      new GetBucketEncryptionCommand({
        Bucket: stack.Outputs?.[0].OutputValue,
      }),
    );
    expect(
      encryption.ServerSideEncryptionConfiguration?.Rules?.[0]
        .ApplyServerSideEncryptionByDefault?.KMSMasterKeyID,
    ).toMatch(new RegExp(`key/${StackResourceDetail?.PhysicalResourceId}$`));

    const events = [];
    const pages = paginateDescribeStackEvents(
      { client },
      { StackName: StackId },
    );
    for await (const { StackEvents = [] } of pages) {
      events.push(...StackEvents);
    }
    expect(events[0]).toMatchObject({
      ResourceType: 'AWS::CloudFormation::Stack',
      ResourceStatus: 'CREATE_COMPLETE',
      Timestamp: expect.any(Date),
    });

    await client.send(new DeleteStackCommand({ StackName: 'reports' }));
    expect((await settled(StackId)).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('answers errors as AWS names them', async () => {
    await expect(
      client.send(new DescribeStacksCommand({ StackName: 'nobody' })),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id nobody does not exist',
    });
    await expect(
      client.send(
        new CreateStackCommand({
          StackName: 'reports',
          TemplateBody: YAML,
          Parameters: parameter('A1'),
          Capabilities: ['CAPABILITY_IAM'],
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        'Parameter Team failed to satisfy constraint: lower case letters only',
    });
    await expect(
      client.send(
        new CreateStackCommand({
          StackName: 'reports',
          TemplateBody: YAML,
          Parameters: parameter('reporters'),
        }),
      ),
    ).rejects.toMatchObject({ name: 'InsufficientCapabilitiesException' });
    await expect(
      client.send(
        new ValidateTemplateCommand({
          TemplateBody: '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'local-aws does not know the resource type AWS::SNS::Topic',
    });
  });
});
