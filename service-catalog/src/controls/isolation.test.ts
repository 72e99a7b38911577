import { ACCOUNT, REGION } from '../__testUtils__/deployment';
import { environment, template } from './__testUtils__/environment';
import {
  compliant,
  deniedTo,
  of,
  tagged,
  without,
} from './__testUtils__/jobCalls';

const deployed = environment();
const sagemaker = (resource: string) =>
  `arn:aws:sagemaker:${REGION}:${ACCOUNT}:${resource}`;

const denied = (action: string, context: Record<string, string | string[]>) =>
  deniedTo(deployed, 'dataScientistRoleArn', action, {
    context: { ...compliant(deployed), ...context },
  });

describe('T26 teams:', () => {
  it.each(['DescribeTrainingJob', 'StopTrainingJob', 'DeleteModel'])(
    "T26 %s is for one's own team",
    async action => {
      await expect(denied(action, of('own', deployed))).resolves.toEqual([]);
      await expect(denied(action, of('other', deployed))).resolves.not.toEqual(
        [],
      );
      await expect(denied(action, {})).resolves.not.toEqual([]);
    },
  );

  it.each(['CreateTrainingJob', 'CreateProcessingJob', 'CreateModel'])(
    'T26 %s needs the tag of the own team',
    async action => {
      await expect(denied(action, {})).resolves.toEqual([]);
      await expect(denied(action, tagged('other'))).resolves.not.toEqual([]);
      await expect(
        deniedTo(deployed, 'dataScientistRoleArn', action, {
          context: without(compliant(deployed), ...Object.keys(tagged('own'))),
        }),
      ).resolves.not.toEqual([]);
    },
  );

  it('T26 tags are not changed afterwards', async () => {
    const job = sagemaker('training-job/a');
    for (const action of ['AddTags', 'DeleteTags']) {
      for (const whose of ['own', 'other'] as const) {
        await expect(
          deniedTo(deployed, 'dataScientistRoleArn', action, {
            resource: job,
            context: { ...of(whose, deployed), ...tagged('own') },
          }),
        ).resolves.not.toEqual([]);
      }
    }
  });

  it('T26 they are given at creation', async () => {
    await expect(
      deniedTo(deployed, 'dataScientistRoleArn', 'AddTags', {
        resource: sagemaker('training-job/a'),
        context: {
          ...tagged('own'),
          'sagemaker:TaggingAction': 'CreateTrainingJob',
        },
      }),
    ).resolves.toEqual([]);
  });
});

describe('T27 domains:', () => {
  const read = (action: string, resource: string) =>
    deniedTo(deployed, 'dataScientistRoleArn', action, {
      resource: sagemaker(resource),
    });

  it.each([
    ['DescribeDomain', 'domain', ''],
    ['DescribeApp', 'app', '/a/b/c'],
    ['DescribeSpace', 'space', '/a'],
    ['DescribeUserProfile', 'user-profile', '/a'],
  ])('T27 %s is for the own domain', async (action, type, rest) => {
    const own = deployed.told('domainId');
    await expect(read(action, `${type}/${own}${rest}`)).resolves.toEqual([]);
    await expect(read(action, `${type}/d-other${rest}`)).resolves.not.toEqual(
      [],
    );
  });

  it('T27 lists are those of the whole account, which AWS cannot narrow', async () => {
    for (const action of ['ListDomains', 'ListApps', 'ListSpaces']) {
      await expect(
        deniedTo(deployed, 'dataScientistRoleArn', action, { resource: '*' }),
      ).resolves.toEqual([]);
    }
  });
});

describe('T37 side by side:', () => {
  /** Properties with which a resource is named by its template. */
  const NAMES = /^(.*Name|Name|BucketName|KeyName|GroupName|FilterName|Path)$/;
  const NAMES_OF_OTHERS = [
    'ServiceName',
    'LogGroupName',
    'MetricName',
    'UserProfileName',
    'PolicyName',
    'Path',
  ];

  const namesOf = (suffix: string) => {
    const { logicalIds, properties, types } = environment({}, suffix);
    return types().flatMap(type =>
      logicalIds(type).flatMap(id =>
        Object.entries(properties(id))
          .filter(
            ([key]) =>
              NAMES.test(key) &&
              (!NAMES_OF_OTHERS.includes(key) ||
                (type === 'AWS::Logs::LogGroup' && key === 'LogGroupName')),
          )
          .map(([key, value]) => `${type} ${key} ${JSON.stringify(value)}`),
      ),
    );
  };

  it('T37 two environments of one name share no name of a resource', () => {
    const [one, other] = ['0123456789ab', 'ba9876543210'].map(namesOf);
    expect(one.length).toBeGreaterThan(5);
    expect(one.filter(name => other.includes(name))).toEqual([]);
  });

  it('T37 nothing is exported', () => {
    for (const output of Object.values(template.Outputs)) {
      expect(output.Export).toBeUndefined();
    }
  });
});
