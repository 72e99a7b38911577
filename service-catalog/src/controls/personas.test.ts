import { ACCOUNT, REGION } from '../__testUtils__/deployment';
import { environment } from './__testUtils__/environment';
import {
  compliant,
  deniedTo,
  of,
  type PersonaOutput,
} from './__testUtils__/jobCalls';

const deployed = environment({ endpointTier: 'full' });
const OWN_DOMAIN = deployed.told('domainId');
const DATA_SCIENTIST = 'dataScientistRoleArn';
const MLOPS_ENGINEER = 'mlopsEngineerRoleArn';

const sagemaker = (resource: string) =>
  `arn:aws:sagemaker:${REGION}:${ACCOUNT}:${resource}`;
const on = (persona: PersonaOutput, action: string, resource: string) =>
  deniedTo(deployed, persona, action, {
    resource,
    context: { ...compliant(deployed), ...of('own', deployed) },
  });

describe('T22 personas:', () => {
  it('T22 the data scientist reads the own domain', async () => {
    await expect(
      on(DATA_SCIENTIST, 'DescribeDomain', sagemaker(`domain/${OWN_DOMAIN}`)),
    ).resolves.toEqual([]);
  });

  it.each([
    ['CreateUserProfile', sagemaker(`user-profile/${OWN_DOMAIN}/new`)],
    ['UpdateUserProfile', sagemaker(`user-profile/${OWN_DOMAIN}/own`)],
    ['DeleteDomain', sagemaker(`domain/${OWN_DOMAIN}`)],
    ['UpdateDomain', sagemaker(`domain/${OWN_DOMAIN}`)],
    ['CreateNotebookInstance', sagemaker('notebook-instance/a')],
    ['StartNotebookInstance', sagemaker('notebook-instance/a')],
    ['CreatePresignedNotebookInstanceUrl', sagemaker('notebook-instance/a')],
    ['CreatePresignedDomainUrl', sagemaker(`user-profile/${OWN_DOMAIN}/own`)],
    ['ssm:DescribeParameters', '*'],
    ['iam:CreateRole', `arn:aws:iam::${ACCOUNT}:role/new`],
  ])('T22 neither persona may %s', async (action, resource) => {
    await expect(on(DATA_SCIENTIST, action, resource)).resolves.not.toEqual([]);
    await expect(on(MLOPS_ENGINEER, action, resource)).resolves.not.toEqual([]);
  });

  it.each([
    ['servicecatalog:SearchProducts', '*'],
    ['CreateEndpoint', sagemaker('endpoint/a')],
    ['CreatePipeline', sagemaker('pipeline/a')],
    ['StartPipelineExecution', sagemaker('pipeline/a')],
  ])('T22 the MLOps engineer alone may %s', async (action, resource) => {
    await expect(on(MLOPS_ENGINEER, action, resource)).resolves.toEqual([]);
    await expect(on(DATA_SCIENTIST, action, resource)).resolves.not.toEqual([]);
  });
});

describe('T23 PassRole:', () => {
  const pass = (role: string, service: string, persona: PersonaOutput) =>
    deniedTo(deployed, persona, 'iam:PassRole', {
      resource: role,
      context: { 'iam:PassedToService': service },
    });
  const jobRole = deployed.told('jobRoleArn');

  it.each([DATA_SCIENTIST, MLOPS_ENGINEER] as const)(
    'T23 %s passes the job role to SageMaker, and to nobody else',
    async persona => {
      await expect(
        pass(jobRole, 'sagemaker.amazonaws.com', persona),
      ).resolves.toEqual([]);
      await expect(
        pass(jobRole, 'lambda.amazonaws.com', persona),
      ).resolves.not.toEqual([]);
    },
  );

  it.each([
    `arn:aws:iam::${ACCOUNT}:role/admin-that-trusts-sagemaker`,
    deployed.told('mlopsEngineerRoleArn'),
    `${jobRole}-other`,
  ])('T23 no persona passes %s', async role => {
    for (const persona of [DATA_SCIENTIST, MLOPS_ENGINEER] as const) {
      await expect(
        pass(role, 'sagemaker.amazonaws.com', persona),
      ).resolves.not.toEqual([]);
    }
  });
});

describe('T24 parameters:', () => {
  const own = () => {
    const [id] = deployed.logicalIds('AWS::SSM::Parameter');
    const name = String(deployed.ref(id)).replace(/^\//, '');
    return `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/${name}`;
  };

  it('T24 of the environment are read', async () => {
    await expect(
      on(DATA_SCIENTIST, 'ssm:GetParameter', own()),
    ).resolves.toEqual([]);
    await expect(
      on(MLOPS_ENGINEER, 'ssm:GetParameters', own()),
    ).resolves.toEqual([]);
  });

  it.each(['parameter/other', 'parameter/secure-studio/another/vpc-id'])(
    'T24 %s is not',
    async path => {
      const resource = `arn:aws:ssm:${REGION}:${ACCOUNT}:${path}`;
      for (const persona of [DATA_SCIENTIST, MLOPS_ENGINEER] as const) {
        await expect(
          on(persona, 'ssm:GetParameter', resource),
        ).resolves.not.toEqual([]);
      }
    },
  );

  it('T24 of the environment are not written', async () => {
    await expect(
      on(DATA_SCIENTIST, 'ssm:PutParameter', own()),
    ).resolves.not.toEqual([]);
  });
});

describe('the permissions boundary', () => {
  it.each([DATA_SCIENTIST, MLOPS_ENGINEER, 'jobRoleArn'] as const)(
    'of %s holds whatever its policies come to say',
    async persona => {
      const everything = {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
      };
      for (const [action, resource] of [
        ['iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/new`],
        ['iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/admin`],
        ['organizations:LeaveOrganization', '*'],
      ]) {
        await expect(
          deniedTo(deployed, persona, action, {
            resource,
            identityPolicies: [everything],
          }),
        ).resolves.toContain('boundary');
      }
    },
  );
});
