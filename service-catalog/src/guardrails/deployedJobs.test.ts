import {
  CreateTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { useDeployedGuardrails } from './__testUtils__/deployed';
import { receiveFindings } from './__testUtils__/findings';
import {
  compliantJob,
  jobOutsideVpc,
  statusOf,
} from './__testUtils__/trainingJobs';

const { start, callsTo } = useDeployedGuardrails();

describe('the deployed guardrails', () => {
  it.each(['report', 'stop'] as const)(
    'find a job without a VPC when they %s',
    async responder => {
      const options = await start(responder);
      const sagemaker = new SageMakerClient(options);
      await sagemaker.send(new CreateTrainingJobCommand(jobOutsideVpc));
      const findings = await receiveFindings(options);
      expect(findings).toContainEqual(
        expect.objectContaining({
          control: 'job-outside-vpc',
          severity: 'HIGH',
          account: '111122223333',
          region: 'eu-west-1',
          time: expect.stringMatching(/^\d{4}-.*Z$/),
          resource:
            'arn:aws:sagemaker:eu-west-1:111122223333:training-job/outside-vpc',
          principal: jobOutsideVpc.RoleArn,
          detail: expect.objectContaining({ TrainingJobName: 'outside-vpc' }),
        }),
      );
      expect(findings).toContainEqual(
        expect.objectContaining({
          control: 'job-or-model-created-outside-vpc',
          principal: 'arn:aws:iam::111122223333:user/local',
        }),
      );
      expect(await statusOf(sagemaker, 'outside-vpc')).toBe(
        responder === 'stop' ? 'Stopped' : 'InProgress',
      );
    },
  );

  it('leave a compliant job alone', async () => {
    const options = await start('stop');
    const sagemaker = new SageMakerClient(options);
    await sagemaker.send(new CreateTrainingJobCommand(compliantJob));
    expect(await receiveFindings(options)).toEqual([]);
    expect(await statusOf(sagemaker, 'compliant')).toBe('InProgress');
  });

  it('report a volume without a key, which not every instance type takes, and stop nothing', async () => {
    const options = await start('stop');
    const sagemaker = new SageMakerClient(options);
    await sagemaker.send(
      new CreateTrainingJobCommand({
        ...compliantJob,
        ResourceConfig: {
          InstanceType: 'ml.g5.xlarge',
          InstanceCount: 1,
          VolumeSizeInGB: 30,
        },
      }),
    );
    expect(await receiveFindings(options)).toEqual([
      expect.objectContaining({
        control: 'job-volume-without-key',
        severity: 'MEDIUM',
      }),
    ]);
    expect(await statusOf(sagemaker, 'compliant')).toBe('InProgress');
  });

  it('stop the job once, under a role of their own', async () => {
    const options = await start('stop');
    await new SageMakerClient(options).send(
      new CreateTrainingJobCommand(jobOutsideVpc),
    );
    const stops = callsTo('StopTrainingJob');
    expect(stops).toHaveLength(1);
    expect(stops?.[0]).toMatchObject({
      origin: 'service',
      outcome: 'ok',
      callerArn: expect.stringContaining('ResponderStopRole'),
    });
  });
});
