import { createLocalAws, type LocalAws } from 'local-aws';
import { deployedRules } from './__testUtils__/deployedRules';
import {
  apiCall,
  busEvent,
  CALLERS,
  changed,
  without,
  type BusEvent,
} from './__testUtils__/events';
import { clientOptions } from './__testUtils__/findings';
import { synthesizeGuardrails } from './__testUtils__/guardrails';
import { COMPLIANT_JOBS, jobEvent } from './__testUtils__/jobEvents';
import { changeCases } from './__testUtils__/changeCases';

const assemblyDirectory = synthesizeGuardrails({ recordConfiguration: true });
let aws: LocalAws;
let rules: Awaited<ReturnType<typeof deployedRules>>;
beforeAll(async () => {
  aws = await createLocalAws({ assemblyDirectory });
  rules = await deployedRules(clientOptions(aws));
});
afterAll(() => aws.close());

const JOBS: readonly [kind: string, concern: string, path: string[]][] = [
  ['TrainingJob', 'OutsideVpc', ['VpcConfig', 'Subnets']],
  ['TrainingJob', 'OutputWithoutKey', ['OutputDataConfig', 'KmsKeyId']],
  ['TrainingJob', 'VolumeWithoutKey', ['ResourceConfig', 'VolumeKmsKeyId']],
  ['ProcessingJob', 'OutsideVpc', ['NetworkConfig', 'VpcConfig', 'Subnets']],
  ['ProcessingJob', 'OutputWithoutKey', ['ProcessingOutputConfig', 'KmsKeyId']],
  [
    'ProcessingJob',
    'VolumeWithoutKey',
    ['ProcessingResources', 'ClusterConfig', 'VolumeKmsKeyId'],
  ],
  ['TransformJob', 'OutputWithoutKey', ['TransformOutput', 'KmsKeyId']],
  [
    'TransformJob',
    'VolumeWithoutKey',
    ['TransformResources', 'VolumeKmsKeyId'],
  ],
  [
    'HyperParameterTuningJob',
    'OutsideVpc',
    ['TrainingJobDefinition', 'VpcConfig', 'Subnets'],
  ],
  [
    'HyperParameterTuningJob',
    'OutputWithoutKey',
    ['TrainingJobDefinition', 'OutputDataConfig', 'KmsKeyId'],
  ],
  [
    'HyperParameterTuningJob',
    'VolumeWithoutKey',
    ['TrainingJobDefinition', 'ResourceConfig', 'VolumeKmsKeyId'],
  ],
];

describe.each(JOBS)('%s %s', (kind, concern, path) => {
  const compliant = COMPLIANT_JOBS[kind];
  const matches = (detail: object) =>
    rules.matches(`${kind}${concern}`, jobEvent(kind, detail));

  it('matches a job without it', async () => {
    await expect(matches(without(compliant, path))).resolves.toBe(true);
    await expect(matches(without(compliant, path.slice(0, 1)))).resolves.toBe(
      path[0] === 'TrainingJobDefinition' ||
        path[0] === 'ProcessingOutputConfig'
        ? false
        : true,
    );
    await expect(matches(changed(compliant, path, ''))).resolves.toBe(true);
    await expect(matches(changed(compliant, path, null))).resolves.toBe(true);
  });

  it('does not match the compliant twin', async () => {
    await expect(matches(compliant)).resolves.toBe(false);
  });

  it('does not match a job that has ended', async () => {
    const ended = changed(
      without(compliant, path),
      [`${kind}Status`],
      'Stopped',
    );
    await expect(matches(ended)).resolves.toBe(false);
  });

  it('does not match a job of another kind', async () => {
    const other = kind === 'TransformJob' ? 'TrainingJob' : 'TransformJob';
    await expect(
      rules.matches(`${kind}${concern}`, jobEvent(other, {})),
    ).resolves.toBe(false);
  });
});

const subnets = { vpcConfig: { subnets: ['subnet-1'] } };
const CALLS: readonly [eventName: string, compliant: object, bad: object][] = [
  ['CreateTrainingJob', subnets, {}],
  ['CreateModel', subnets, { vpcConfig: { subnets: [] } }],
  ['CreateProcessingJob', { networkConfig: subnets }, { networkConfig: {} }],
  [
    'CreateHyperParameterTuningJob',
    { trainingJobDefinition: { roleArn: 'r', ...subnets } },
    { trainingJobDefinition: { roleArn: 'r' } },
  ],
  [
    'CreateAutoMLJob',
    { autoMLJobConfig: { securityConfig: subnets } },
    { autoMLJobConfig: {} },
  ],
  ['CreateAutoMLJobV2', { securityConfig: subnets }, {}],
];

describe.each(CALLS)('CallWithoutVpc on %s', (eventName, compliant, bad) => {
  const matches = (requestParameters: object, errorCode?: string) =>
    rules.matches(
      'CallWithoutVpc',
      apiCall('sagemaker', eventName, { requestParameters, errorCode }),
    );

  it('matches without subnets, and not with them', async () => {
    await expect(matches(bad)).resolves.toBe(true);
    await expect(matches(compliant)).resolves.toBe(false);
  });

  it('does not match a call that was refused', async () => {
    await expect(matches(bad, 'AccessDenied')).resolves.toBe(false);
  });
});

describe.each(changeCases)('$id', ({ id, found, passed }) => {
  it('matches what nobody but an intruder does', async () => {
    for (const event of found) {
      await expect([event, await rules.matches(id, event)]).toEqual([
        event,
        true,
      ]);
    }
  });

  it('does not match the compliant twins', async () => {
    for (const event of passed) {
      await expect([event, await rules.matches(id, event)]).toEqual([
        event,
        false,
      ]);
    }
  });
});

describe('the patterns', () => {
  it('are all tested here', () => {
    expect(rules.ids).toEqual(
      [
        'CallWithoutVpc',
        ...JOBS.map(([kind, concern]) => `${kind}${concern}`),
        ...changeCases.map(({ id }) => id),
      ].sort(),
    );
  });

  it('match each event by one rule alone', async () => {
    const events: BusEvent[] = changeCases.flatMap(({ found }) => found);
    const matchingRules = async (event: BusEvent) => {
      const results = await Promise.all(
        rules.ids.map(id => rules.matches(id, event)),
      );
      return rules.ids.filter((_, index) => results[index]);
    };
    for (const event of events) {
      expect([event, await matchingRules(event)]).toEqual([
        event,
        [expect.any(String)],
      ]);
    }
  });

  it('do not match what reads', async () => {
    const read = apiCall('ec2', 'DescribeVpcEndpoints', { by: CALLERS.user });
    const other = busEvent('aws.ec2', 'EC2 Instance State-change', {});
    for (const id of rules.ids) {
      await expect(rules.matches(id, read)).resolves.toBe(false);
      await expect(rules.matches(id, other)).resolves.toBe(false);
    }
  });

  it('are no longer than EventBridge takes', async () => {
    for (const id of rules.ids) {
      // "Event pattern size", EventBridge quotas.
      expect((await rules.pattern(id)).length).toBeLessThanOrEqual(2048);
    }
  });
});
