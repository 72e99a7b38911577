import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  CreateDocumentCommand,
  DeleteDocumentCommand,
  DescribeDocumentCommand,
  GetAutomationExecutionCommand,
  SSMClient,
  StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { useTestServer } from '../testServer';

const server = useTestServer();
let ssm: SSMClient;
beforeEach(() => {
  ssm = new SSMClient(server.clientOptions());
});

const ROLE = 'arn:aws:iam::111122223333:role/stop';
const document = {
  schemaVersion: '0.3',
  assumeRole: ROLE,
  parameters: { JobName: { type: 'String', allowedPattern: '^[a-z]+$' } },
  mainSteps: [
    {
      name: 'Stop',
      action: 'aws:executeAwsApi',
      inputs: {
        Service: 'sagemaker',
        Api: 'StopTrainingJob',
        TrainingJobName: '{{ JobName }}',
      },
    },
  ],
};

const createDocument = (content: object = document) =>
  ssm.send(
    new CreateDocumentCommand({
      Name: 'stop-job',
      DocumentType: 'Automation',
      DocumentFormat: 'JSON',
      Content: JSON.stringify(content),
    }),
  );

const createRole = (service: string) =>
  new IAMClient(server.clientOptions()).send(
    new CreateRoleCommand({
      RoleName: 'stop',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
        },
      }),
    }),
  );

const run = async (...JobName: string[]) => {
  const { AutomationExecutionId } = await ssm.send(
    new StartAutomationExecutionCommand({
      DocumentName: 'stop-job',
      Parameters: { JobName },
    }),
  );
  const { AutomationExecution } = await ssm.send(
    new GetAutomationExecutionCommand({ AutomationExecutionId }),
  );
  return AutomationExecution;
};

describe('an automation', () => {
  it('calls an API under its role', async () => {
    await createRole('ssm.amazonaws.com');
    await createDocument();
    const sagemaker = new SageMakerClient(server.clientOptions());
    await sagemaker.send(
      new CreateTrainingJobCommand({
        TrainingJobName: 'train',
        RoleArn: ROLE,
        AlgorithmSpecification: { TrainingInputMode: 'File' },
        OutputDataConfig: { S3OutputPath: 's3://out/' },
        ResourceConfig: { VolumeSizeInGB: 1 },
        StoppingCondition: { MaxRuntimeInSeconds: 60 },
      }),
    );
    expect(await run('train')).toMatchObject({
      AutomationExecutionStatus: 'Success',
      StepExecutions: [{ StepName: 'Stop', StepStatus: 'Success' }],
    });
    expect(
      await sagemaker.send(
        new DescribeTrainingJobCommand({ TrainingJobName: 'train' }),
      ),
    ).toMatchObject({ TrainingJobStatus: 'Stopped' });
    expect(
      server
        .running()
        .calls()
        .find(({ operation }) => operation === 'StopTrainingJob'),
    ).toMatchObject({ roleArn: ROLE });
  });

  it('fails with the error of its step', async () => {
    await createRole('ssm.amazonaws.com');
    await createDocument();
    expect(await run('none')).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('ResourceNotFound'),
    });
  });

  it('fails where its role does not trust Systems Manager', async () => {
    await createRole('events.amazonaws.com');
    await createDocument();
    expect(await run('train')).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('AccessDenied'),
    });
  });

  it.each([[[]], [['Train']]])(
    'is refused with the parameter %j',
    async names => {
      await createDocument();
      await expect(run(...names)).rejects.toMatchObject({
        name: 'InvalidAutomationExecutionParametersException',
      });
    },
  );
});

describe('a document', () => {
  it.each([
    ['another schema', { schemaVersion: '2.2' }],
    ['no step', { mainSteps: [] }],
    [
      'a step that runs a script',
      { mainSteps: [{ name: 'x', action: 'aws:executeScript', inputs: {} }] },
    ],
    ['a member that is not served', { files: {} }],
  ])('is refused with %s', async (_, change) => {
    await expect(
      createDocument({ ...document, ...change }),
    ).rejects.toMatchObject({ name: 'InvalidDocumentContent' });
  });

  it('is described until it is deleted', async () => {
    await createDocument();
    const describe = () =>
      ssm.send(new DescribeDocumentCommand({ Name: 'stop-job' }));
    expect((await describe()).Document).toMatchObject({
      Status: 'Active',
      DocumentType: 'Automation',
      DefaultVersion: '1',
    });
    await ssm.send(new DeleteDocumentCommand({ Name: 'stop-job' }));
    await expect(describe()).rejects.toMatchObject({ name: 'InvalidDocument' });
  });
});
