import { ADMINISTRATOR } from '../__testUtils__/simulation';
import { environment } from './__testUtils__/environment';
import {
  compliant,
  deniedTo,
  without,
  type Context,
  type PersonaOutput,
} from './__testUtils__/jobCalls';
import { roleOf } from './__testUtils__/policies';
import { actionsWithKey } from './__testUtils__/sageMakerActions';

const deployed = environment();
const rules = compliant(deployed);

/** Who runs what: monitoring is the MLOps engineer's. */
const JOBS: [string, PersonaOutput][] = [
  ['CreateAutoMLJob', 'dataScientistRoleArn'],
  ['CreateAutoMLJobV2', 'dataScientistRoleArn'],
  ['CreateHyperParameterTuningJob', 'dataScientistRoleArn'],
  ['CreateModel', 'dataScientistRoleArn'],
  ['CreateProcessingJob', 'dataScientistRoleArn'],
  ['CreateTrainingJob', 'dataScientistRoleArn'],
  ['CreateDataQualityJobDefinition', 'mlopsEngineerRoleArn'],
  ['CreateModelBiasJobDefinition', 'mlopsEngineerRoleArn'],
  ['CreateModelExplainabilityJobDefinition', 'mlopsEngineerRoleArn'],
  ['CreateModelQualityJobDefinition', 'mlopsEngineerRoleArn'],
  ['CreateMonitoringSchedule', 'mlopsEngineerRoleArn'],
  ['CreateTrainingJob', 'mlopsEngineerRoleArn'],
  ['CreateTrainingJob', 'jobRoleArn'],
];

const denied = (action: string, context: Context, of = deployed) =>
  deniedTo(of, 'dataScientistRoleArn', action, { context });

/**
 * Which actions of the catalogue that know the key are allowed in a context that breaks the rule
 * about it, were the role to be given everything besides. It should be none.
 */
async function allowedActions(
  key: string,
  context: Context,
): Promise<string[]> {
  const { identityPolicies } = roleOf(
    deployed,
    deployed.told('dataScientistRoleArn'),
  );
  const actions = await actionsWithKey(key);
  expect(actions.length).toBeGreaterThan(5);
  const allowed: string[] = [];
  for (const action of actions) {
    const layers = await deniedTo(deployed, 'dataScientistRoleArn', action, {
      context,
      identityPolicies: [...identityPolicies, ADMINISTRATOR],
    });
    if (layers.length === 0) {
      allowed.push(action);
    }
  }
  return allowed;
}

/** An endpoint configuration may name a network; without one its models' counts. */
const NETWORK_OF_ITS_MODELS = ['CreateEndpointConfig'];

const SUBNETS = 'sagemaker:VpcSubnets';
const GROUPS = 'sagemaker:VpcSecurityGroupIds';
const VOLUME_KEY = 'sagemaker:VolumeKmsKeyArn';
const OUTPUT_KEY = 'sagemaker:OutputKmsKeyArn';
const ISOLATION = 'sagemaker:NetworkIsolation';
const INSTANCES = 'sagemaker:InstanceTypes';
const FOREIGN_KEY = 'arn:aws:kms:eu-west-1:999999999999:key/other';

describe('T18 training jobs:', () => {
  it('T18 with the subnets, the group and the keys of the environment run', async () => {
    await expect(denied('CreateTrainingJob', rules)).resolves.toEqual([]);
  });

  it.each<[string, Context]>([
    ['without subnets', without(rules, SUBNETS)],
    ['without security groups', without(rules, GROUPS)],
    ['without either', without(rules, SUBNETS, GROUPS)],
    ['in a foreign subnet', { ...rules, [SUBNETS]: ['subnet-other'] }],
    [
      'in a foreign subnet beside an own one',
      {
        ...rules,
        [SUBNETS]: [...deployed.listed('studioSubnetIds'), 'subnet-other'],
      },
    ],
    ['in a foreign group', { ...rules, [GROUPS]: ['sg-other'] }],
  ])('T18 %s are denied', async (_, context) => {
    await expect(denied('CreateTrainingJob', context)).resolves.not.toEqual([]);
  });
});

describe('T19 every other job:', () => {
  it.each(JOBS)(
    'T19 %s is allowed as it should be (%s)',
    async (action, persona) => {
      await expect(deniedTo(deployed, persona, action)).resolves.toEqual([]);
    },
  );

  it.each<[string, string, Context]>([
    ['subnets', SUBNETS, without(rules, SUBNETS)],
    ['security groups', GROUPS, without(rules, GROUPS)],
  ])('T19 none is allowed without %s', async (_, key, context) => {
    await expect(allowedActions(key, context)).resolves.toEqual(
      NETWORK_OF_ITS_MODELS,
    );
  });

  it.each<[string, string, Context]>([
    ['subnet', SUBNETS, { ...rules, [SUBNETS]: ['subnet-other'] }],
    ['security group', GROUPS, { ...rules, [GROUPS]: ['sg-other'] }],
  ])('T19 none is allowed in a foreign %s', async (_, key, context) => {
    await expect(allowedActions(key, context)).resolves.toEqual(
      NETWORK_OF_ITS_MODELS,
    );
  });

  it('T19 CreateCompilationJob and CreateTransformJob, which have no network, are not denied for it', async () => {
    for (const action of ['CreateCompilationJob', 'CreateTransformJob']) {
      await expect(
        denied(action, without(rules, SUBNETS, GROUPS)),
      ).resolves.toEqual([]);
    }
  });
});

describe('T20 keys of jobs:', () => {
  it.each<[string, string, Context]>([
    ['without a key for their volume', VOLUME_KEY, without(rules, VOLUME_KEY)],
    [
      'with a foreign key for their volume',
      VOLUME_KEY,
      { ...rules, [VOLUME_KEY]: FOREIGN_KEY },
    ],
    ['without a key for their output', OUTPUT_KEY, without(rules, OUTPUT_KEY)],
    [
      'with a foreign key for their output',
      OUTPUT_KEY,
      { ...rules, [OUTPUT_KEY]: FOREIGN_KEY },
    ],
  ])('T20 none is allowed %s', async (_, key, context) => {
    await expect(allowedActions(key, context)).resolves.toEqual([]);
  });

  it('T20 with the key of the environment they are', async () => {
    for (const action of ['CreateTrainingJob', 'CreateProcessingJob']) {
      await expect(denied(action, rules)).resolves.toEqual([]);
    }
  });
});

describe('T21 network isolation:', () => {
  const ISOLATED = ['CreateTrainingJob', 'CreateProcessingJob', 'CreateModel'];
  const open: Context[] = [
    { ...rules, [ISOLATION]: 'false' },
    without(rules, ISOLATION),
  ];

  it('T21 in strict mode none is allowed without it', async () => {
    const strict = environment({ networkIsolation: 'required' });
    for (const action of ISOLATED) {
      for (const context of open) {
        await expect(denied(action, context, strict)).resolves.not.toEqual([]);
      }
      await expect(denied(action, rules, strict)).resolves.toEqual([]);
    }
  });

  it('T21 otherwise it is optional', async () => {
    for (const action of ISOLATED) {
      for (const context of open) {
        await expect(denied(action, context)).resolves.toEqual([]);
      }
    }
  });
});

describe('instance types:', () => {
  const narrow = environment({ allowedInstanceTypes: 'system,ml.t3.*' });

  it('are those that were chosen', async () => {
    const small = { ...rules, [INSTANCES]: ['ml.t3.medium'] };
    await expect(denied('CreateTrainingJob', small, narrow)).resolves.toEqual(
      [],
    );
    await expect(
      denied('CreateTrainingJob', rules, narrow),
    ).resolves.not.toEqual([]);
    await expect(
      denied(
        'CreateTrainingJob',
        { ...rules, [INSTANCES]: ['ml.t3.medium', 'ml.p4d.24xlarge'] },
        narrow,
      ),
    ).resolves.not.toEqual([]);
  });
});
