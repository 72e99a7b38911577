import { ACCOUNT, deploy, REGION } from '../__testUtils__/deployment';
import { isAllowed } from '../__testUtils__/simulation';
import {
  catalogTemplate,
  PORTAL_PRINCIPAL_ARN,
} from '../__testUtils__/templates';

interface RoleProperties {
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: unknown;
  readonly Policies: { PolicyDocument: unknown }[];
}

const { properties, logicalIds } = deploy(catalogTemplate());

const roleNamed = (name: string) => {
  const role = logicalIds('AWS::IAM::Role')
    .map(id => properties(id) as unknown as RoleProperties)
    .find(({ RoleName }) => RoleName === name);
  if (!role) {
    throw new Error(`No role is named ${name}`);
  }
  return role;
};

const may = (
  purpose: string,
  action: string,
  resource: string,
  context: Record<string, string> = {},
) =>
  isAllowed({
    principal: `arn:aws:iam::${ACCOUNT}:role/secure-studio-${purpose}`,
    action,
    resource,
    context,
    identityPolicies: roleNamed(`secure-studio-${purpose}`).Policies.map(
      ({ PolicyDocument }) => PolicyDocument,
    ),
  });

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

const profile = arn('sagemaker', 'user-profile/d-abc/scientist');
const stack = arn('cloudformation', `stack/SC-${ACCOUNT}-pp-abc/1`);
const otherStack = arn('cloudformation', 'stack/Payroll/1');
const teamGroup = arn(
  'network-firewall',
  'stateful-rulegroup/secure-studio-team-a-lab-0123456789ab-1000',
);
const guardGroup = arn(
  'network-firewall',
  'stateful-rulegroup/secure-studio-guard-a-lab-0123456789ab',
);
const account = { 'servicecatalog:accountLevel': 'self' };
const role = { 'servicecatalog:roleLevel': 'self' };

describe('the role for reading', () => {
  it.each([
    ['servicecatalog:SearchProvisionedProducts', '*', account],
    ['cloudformation:DescribeStacks', stack, {}],
    ['sagemaker:ListDomains', '*', {}],
    ['sagemaker:DescribeDomain', arn('sagemaker', 'domain/d-abc'), {}],
    ['sagemaker:DescribeUserProfile', profile, {}],
    ['sagemaker:ListTags', profile, {}],
    ['ec2:DescribeVpcEndpoints', '*', {}],
    ['network-firewall:DescribeRuleGroup', teamGroup, {}],
    ['network-firewall:DescribeRuleGroup', guardGroup, {}],
  ])('may %s on %s', async (action, resource, context) => {
    await expect(may('read', action, resource, context)).resolves.toBe(true);
  });

  it.each([
    ['cloudformation:DescribeStacks', otherStack],
    ['sagemaker:CreatePresignedDomainUrl', profile],
    ['sagemaker:DeleteUserProfile', profile],
    ['network-firewall:UpdateRuleGroup', teamGroup],
    ['servicecatalog:TerminateProvisionedProduct', '*'],
  ])('may not %s on %s', async (action, resource) => {
    await expect(may('read', action, resource, account)).resolves.toBe(false);
  });
});

describe('the role for provisioning', () => {
  const product = arn('catalog', 'product/Product896941B4');

  it.each([
    ['servicecatalog:SearchProducts', '*', {}],
    ['servicecatalog:DescribeProduct', product, {}],
    ['servicecatalog:ListLaunchPaths', product, {}],
    ['servicecatalog:DescribeProvisioningParameters', product, {}],
    ['servicecatalog:ProvisionProduct', product, {}],
    ['servicecatalog:DescribeRecord', '*', role],
    ['servicecatalog:TerminateProvisionedProduct', '*', role],
    ['cloudformation:DescribeStackEvents', stack, {}],
  ])('may %s on %s', async (action, resource, context) => {
    await expect(may('provision', action, resource, context)).resolves.toBe(
      true,
    );
  });

  it('may not provision other products', async () => {
    await expect(
      may(
        'provision',
        'servicecatalog:ProvisionProduct',
        arn('catalog', 'product/prod-other'),
      ),
    ).resolves.toBe(false);
  });

  it('may not terminate what others provisioned', async () => {
    await expect(
      may(
        'provision',
        'servicecatalog:TerminateProvisionedProduct',
        '*',
        account,
      ),
    ).resolves.toBe(false);
  });
});

describe('the role for operating', () => {
  it('may change the list of a team', async () => {
    await expect(
      may('operate', 'network-firewall:UpdateRuleGroup', teamGroup),
    ).resolves.toBe(true);
  });

  it('may not change the guard', async () => {
    await expect(
      may('operate', 'network-firewall:UpdateRuleGroup', guardGroup),
    ).resolves.toBe(false);
  });

  it('creates no profile without saying whose it is', async () => {
    const create = (context: Record<string, string>) =>
      may('operate', 'sagemaker:CreateUserProfile', profile, context);
    await expect(
      create({ 'aws:RequestTag/studiouserid': 'user:default/scientist' }),
    ).resolves.toBe(true);
    await expect(create({})).resolves.toBe(false);
  });
});

describe('the role for opening Studio', () => {
  const open = (context: Record<string, string>) =>
    may('open', 'sagemaker:CreatePresignedDomainUrl', profile, context);

  it('opens the profile of the session’s user', async () => {
    await expect(
      open({
        'aws:PrincipalTag/studiouserid': 'user:default/scientist',
        'sagemaker:ResourceTag/studiouserid': 'user:default/scientist',
      }),
    ).resolves.toBe(true);
  });

  it.each([
    [
      'of another user',
      {
        'aws:PrincipalTag/studiouserid': 'user:default/other',
        'sagemaker:ResourceTag/studiouserid': 'user:default/scientist',
      },
    ],
    [
      'that nobody owns',
      { 'aws:PrincipalTag/studiouserid': 'user:default/scientist' },
    ],
    [
      'for a session without a user',
      { 'sagemaker:ResourceTag/studiouserid': 'user:default/scientist' },
    ],
  ])('does not open a profile %s', async (_, context) => {
    await expect(open(context)).resolves.toBe(false);
  });

  it('can be assumed with the user as the only session tag', async () => {
    const assume = (tags: Record<string, string>) =>
      isAllowed({
        principal: PORTAL_PRINCIPAL_ARN,
        action: 'sts:AssumeRole',
        resource: `arn:aws:iam::${ACCOUNT}:role/secure-studio-open`,
        context: {
          ...Object.fromEntries(
            Object.entries(tags).map(([key, value]) => [
              `aws:RequestTag/${key}`,
              value,
            ]),
          ),
          ...(Object.keys(tags).length && {
            'aws:TagKeys': Object.keys(tags),
          }),
        },
        resourcePolicy:
          roleNamed('secure-studio-open').AssumeRolePolicyDocument,
      });
    const studiouserid = 'user:default/scientist';
    await expect(assume({ studiouserid })).resolves.toBe(true);
    await expect(assume({ studiouserid, team: 'other' })).resolves.toBe(false);
    await expect(assume({ studiouserid: '' })).resolves.toBe(false);
    await expect(assume({})).resolves.toBe(false);
  });
});

describe.each(['read', 'provision', 'operate', 'open'])(
  'the role %s',
  purpose => {
    it('is for the portal alone', async () => {
      const assume = (principal: string) =>
        isAllowed({
          principal,
          action: 'sts:AssumeRole',
          resource: `arn:aws:iam::${ACCOUNT}:role/secure-studio-${purpose}`,
          context: {
            'aws:RequestTag/studiouserid': 'user:default/scientist',
            'aws:TagKeys': ['studiouserid'],
          },
          resourcePolicy: roleNamed(`secure-studio-${purpose}`)
            .AssumeRolePolicyDocument,
        });
      await expect(assume(PORTAL_PRINCIPAL_ARN)).resolves.toBe(true);
      await expect(
        assume(`arn:aws:iam::${ACCOUNT}:role/stranger`),
      ).resolves.toBe(false);
    });
  },
);
