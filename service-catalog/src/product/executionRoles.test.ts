import { ACCOUNT, deploy, REGION } from '../__testUtils__/deployment';
import { isAllowed } from '../__testUtils__/simulation';
import { productTemplate } from '../__testUtils__/templates';

const { properties, attribute, logicalIds } = deploy(productTemplate(), {
  EnvironmentName: 'a-lab',
});
const roleArn = String(attribute('RolesDataScientist', 'Arn'));
const jobRoleArn = String(attribute('RolesJob', 'Arn'));
const documents = logicalIds('AWS::IAM::ManagedPolicy')
  .map(id => properties(id) as { Roles: string[]; PolicyDocument: unknown })
  .filter(({ Roles }) => Roles.includes('RolesDataScientist'))
  .map(({ PolicyDocument }) => PolicyDocument);

/** The policy with SageMaker's variables filled in, which the simulator does not know. */
const policiesFor = (domainId: string, userProfileName: string): unknown[] =>
  JSON.parse(
    JSON.stringify(documents)
      .split('$' + '{sagemaker:DomainId}')
      .join(domainId)
      .split('$' + '{sagemaker:UserProfileName}')
      .join(userProfileName),
  );

const sagemaker = (resource: string) =>
  `arn:aws:sagemaker:${REGION}:${ACCOUNT}:${resource}`;

const may = (
  action: string,
  resource: string,
  context: Record<string, string | string[]> = {},
) =>
  isAllowed({
    principal: roleArn,
    action,
    resource,
    context,
    identityPolicies: policiesFor('d-own', 'own'),
  });

describe('the execution role', () => {
  it('is for SageMaker in this account, and carries the profile as source identity', () => {
    expect(properties('RolesDataScientist')).toMatchObject({
      Path: '/secure-studio/execution/',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
            Principal: { Service: 'sagemaker.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
          },
        ],
      },
    });
  });

  it.each([
    ['s3:ListBucket', 'arn:aws:s3:::bucketsdata', true],
    ['s3:PutObject', 'arn:aws:s3:::bucketsmodels/object', true],
    ['s3:PutObject', 'arn:aws:s3:::other/object', false],
    ['s3:ListAllMyBuckets', '*', false],
    ['ecr:GetAuthorizationToken', '*', true],
    ['ecr:PutImage', `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/a`, false],
    [
      'logs:PutLogEvents',
      `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/aws/sagemaker/studio:log-stream:a`,
      true,
    ],
    [
      'logs:PutLogEvents',
      `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/other:log-stream:a`,
      false,
    ],
    [
      'sagemaker:CreatePresignedDomainUrl',
      sagemaker('user-profile/d-own/own'),
      false,
    ],
    ['sagemaker:UpdateDomain', sagemaker('domain/d-own'), false],
    [
      'sagemaker:CreateNotebookInstance',
      sagemaker('notebook-instance/a'),
      false,
    ],
  ])('may %s on %s: %s', async (action, resource, allowed) => {
    await expect(
      may(action, resource, { 'aws:ResourceAccount': ACCOUNT }),
    ).resolves.toBe(allowed);
  });

  describe('in Studio', () => {
    const own = (change: Record<string, string> = {}) => ({
      'sagemaker:OwnerUserProfileArn': sagemaker('user-profile/d-own/own'),
      'sagemaker:SpaceSharingType': 'Private',
      ...change,
    });
    const space = sagemaker('space/d-own/a');

    it('makes spaces of its own profile', async () => {
      await expect(may('sagemaker:CreateSpace', space, own())).resolves.toBe(
        true,
      );
    });

    it.each([
      [
        'another profile',
        own({
          'sagemaker:OwnerUserProfileArn': sagemaker(
            'user-profile/d-own/other',
          ),
        }),
      ],
      ['remote access', own({ 'sagemaker:RemoteAccess': 'ENABLED' })],
    ])('makes no space of or with %s', async (_, context) => {
      await expect(may('sagemaker:CreateSpace', space, context)).resolves.toBe(
        false,
      );
    });

    it('makes no space in another domain', async () => {
      await expect(
        may('sagemaker:CreateSpace', sagemaker('space/d-other/a'), own()),
      ).resolves.toBe(false);
    });
  });

  describe('with jobs', () => {
    const inVpc = {
      'sagemaker:VpcSubnets': ['Zone1StudioSubnet'],
      'sagemaker:VpcSecurityGroupIds': ['SecurityGroupsWorkload.GroupId'],
      'sagemaker:VolumeKmsKeyArn': String(attribute('KeysJobs', 'Arn')),
      'sagemaker:OutputKmsKeyArn': String(attribute('KeysJobs', 'Arn')),
      'aws:RequestTag/secure-studio:environment': 'a-lab',
    };
    const cases: [string, string][] = [
      ['sagemaker:CreateTrainingJob', 'training-job/a'],
      ['sagemaker:CreateProcessingJob', 'processing-job/a'],
      [
        'sagemaker:CreateHyperParameterTuningJob',
        'hyper-parameter-tuning-job/a',
      ],
      ['sagemaker:CreateModel', 'model/a'],
    ];

    it.each(cases)('may %s in its own network', async (action, resource) => {
      await expect(may(action, sagemaker(resource), inVpc)).resolves.toBe(true);
    });

    it.each(cases)(
      'may not %s elsewhere or without a network',
      async (action, resource) => {
        const { 'sagemaker:VpcSubnets': subnets, ...withoutSubnets } = inVpc;
        const { 'sagemaker:VpcSecurityGroupIds': groups, ...withoutGroups } =
          inVpc;
        for (const context of [
          {},
          withoutSubnets,
          withoutGroups,
          { ...inVpc, 'sagemaker:VpcSubnets': [...subnets, 'subnet-other'] },
          { ...inVpc, 'sagemaker:VpcSecurityGroupIds': ['sg-other'] },
        ]) {
          await expect(may(action, sagemaker(resource), context)).resolves.toBe(
            false,
          );
        }
      },
    );

    it('passes the job role to SageMaker, and no other role', async () => {
      const toSageMaker = { 'iam:PassedToService': 'sagemaker.amazonaws.com' };
      await expect(may('iam:PassRole', jobRoleArn, toSageMaker)).resolves.toBe(
        true,
      );
      await expect(may('iam:PassRole', roleArn, toSageMaker)).resolves.toBe(
        false,
      );
      await expect(
        may('iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/Admin`, toSageMaker),
      ).resolves.toBe(false);
      await expect(
        may('iam:PassRole', jobRoleArn, {
          'iam:PassedToService': 'ec2.amazonaws.com',
        }),
      ).resolves.toBe(false);
    });
  });
});
