import {
  CreateProcessingJobCommand,
  CreateTrainingJobCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
  StopProcessingJobCommand,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { useTestServer } from '../testServer';

const server = useTestServer({ pace: 'demo' });
let sagemaker: SageMakerClient;
beforeEach(() => {
  sagemaker = new SageMakerClient(server.clientOptions());
});

const RoleArn = 'arn:aws:iam::111122223333:role/lab';
const train = (TrainingJobName: string) =>
  sagemaker.send(
    new CreateTrainingJobCommand({
      TrainingJobName,
      RoleArn,
      AlgorithmSpecification: { TrainingInputMode: 'File' },
      OutputDataConfig: { S3OutputPath: 's3://models/out' },
      ResourceConfig: { VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
    }),
  );

describe('a training job', () => {
  it('runs until it is stopped, which takes its time', async () => {
    await train('job');
    const status = async () =>
      (
        await sagemaker.send(
          new DescribeTrainingJobCommand({ TrainingJobName: 'job' }),
        )
      ).TrainingJobStatus;
    const stop = () =>
      sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'job' }));
    expect(await status()).toBe('InProgress');
    await stop();
    expect(await status()).toBe('Stopping');
    await expect(stop()).rejects.toMatchObject({ name: 'ValidationException' });
    server.running().clock.advance(3_000);
    expect(await status()).toBe('Stopped');
  });

  it('has a name of its own', async () => {
    await train('job');
    await expect(train('job')).rejects.toMatchObject({ name: 'ResourceInUse' });
  });

  it('is listed by name and status', async () => {
    await train('job-a');
    await train('job-b');
    const { TrainingJobSummaries } = await sagemaker.send(
      new ListTrainingJobsCommand({
        NameContains: '-b',
        StatusEquals: 'InProgress',
      }),
    );
    expect(
      TrainingJobSummaries?.map(({ TrainingJobName }) => TrainingJobName),
    ).toEqual(['job-b']);
  });
});

describe('a processing job', () => {
  it('runs until it is stopped', async () => {
    await sagemaker.send(
      new CreateProcessingJobCommand({
        ProcessingJobName: 'job',
        RoleArn,
        AppSpecification: { ImageUri: 'image' },
        ProcessingResources: {
          ClusterConfig: {
            InstanceCount: 1,
            InstanceType: 'ml.m5.large',
            VolumeSizeInGB: 1,
          },
        },
      }),
    );
    const status = async () =>
      (
        await sagemaker.send(
          new DescribeProcessingJobCommand({ ProcessingJobName: 'job' }),
        )
      ).ProcessingJobStatus;
    expect(await status()).toBe('InProgress');
    await sagemaker.send(
      new StopProcessingJobCommand({ ProcessingJobName: 'job' }),
    );
    server.running().clock.advance(3_000);
    expect(await status()).toBe('Stopped');
  });
});
