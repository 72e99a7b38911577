import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  EventBridgeClient,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  useDeployedGuardrails,
  waitUntilSettled,
} from './__testUtils__/deployed';
import { STACK } from './__testUtils__/guardrails';
import { jobOutsideVpc, statusOf } from './__testUtils__/trainingJobs';

const { start } = useDeployedGuardrails();
const directory = mkdtempSync(join(tmpdir(), 'secure-studio-state-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('the deployed guardrails', () => {
  it('can be told to stop, and to report again', async () => {
    const stateFile = join(directory, 'state.json');
    const statuses: unknown[] = [];
    for (const responder of ['report', 'stop', 'report'] as const) {
      const name = `job-${statuses.length}`;
      const options = await start(responder, stateFile);
      const sagemaker = new SageMakerClient(options);
      await sagemaker.send(
        new CreateTrainingJobCommand({
          ...jobOutsideVpc,
          TrainingJobName: name,
        }),
      );
      statuses.push(await statusOf(sagemaker, name));
    }
    expect(statuses).toEqual(['InProgress', 'Stopped', 'InProgress']);
  });

  it('leave nothing but the record of the account when they are deleted', async () => {
    const options = await start('stop');
    const cloudFormation = new CloudFormationClient(options);
    await cloudFormation.send(new DeleteStackCommand({ StackName: STACK }));
    await waitUntilSettled(cloudFormation);
    await expect(
      cloudFormation.send(new DescribeStacksCommand({ StackName: STACK })),
    ).rejects.toThrow(/does not exist/);
    const { Rules } = await new EventBridgeClient(options).send(
      new ListRulesCommand({}),
    );
    expect(Rules).toEqual([]);
  });
});
