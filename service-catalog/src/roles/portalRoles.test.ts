import { accountStackParameterName } from 'backstage-plugin-secure-studio-common';
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

const versionParameter = arn(
  'ssm',
  `parameter${accountStackParameterName('secure-studio-read')}`,
);

describe('the role for reading', () => {
  it.each([
    ['servicecatalog:SearchProvisionedProducts', '*', account],
    ['cloudformation:DescribeStacks', stack, {}],
    ['sagemaker:ListDomains', '*', {}],
    ['sagemaker:DescribeDomain', arn('sagemaker', 'domain/d-abc'), {}],
    ['sagemaker:DescribeUserProfile', profile, {}],
    ['sagemaker:ListTags', profile, {}],
    ['ec2:DescribeVpcEndpoints', '*', {}],
    ['ec2:DescribeVpcs', '*', {}],
    ['ec2:DescribeRouteTables', '*', {}],
    ['ec2:DescribeInternetGateways', '*', {}],
    ['ec2:DescribeVpcEndpointServices', '*', {}],
    ['ec2:DescribeVpcAttribute', arn('ec2', 'vpc/vpc-0a'), {}],
    ['ssm:GetParameter', versionParameter, {}],
    ['servicecatalog:DescribeProvisionedProduct', '*', account],
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
    ['ssm:GetParameter', arn('ssm', 'parameter/secure-studio-read/other')],
    ['ssm:GetParameter', arn('ssm', 'parameter/secure-studio/lab/settings')],
    ['ssm:PutParameter', versionParameter],
    ['ec2:ModifyVpcAttribute', arn('ec2', 'vpc/vpc-0a')],
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
  interface Tags {
    readonly user?: string;
    readonly portal?: string;
  }
  const keys = (prefix: string, { user, portal }: Tags) => ({
    ...(user !== undefined && { [`${prefix}/studiouserid`]: user }),
    ...(portal !== undefined && {
      [`${prefix}/secure-studio:portal`]: portal,
    }),
  });
  const open = (session: Tags, opened: Tags) =>
    may('open', 'sagemaker:CreatePresignedDomainUrl', profile, {
      ...keys('aws:PrincipalTag', session),
      ...keys('sagemaker:ResourceTag', opened),
    });
  const user = 'user:default/scientist';

  it.each<[string, Tags, Tags]>([
    ['of the session’s user and portal', { portal: 'a' }, { portal: 'a' }],
    ['older than the portal’s tag', { portal: 'a' }, {}],
    ['without a portal, for a session without one', {}, {}],
  ])('opens a profile %s', async (_, session, opened) => {
    await expect(open({ user, ...session }, { user, ...opened })).resolves.toBe(
      true,
    );
  });

  it.each<[string, Tags, Tags]>([
    ['of another user', { user: 'user:default/other' }, { user }],
    ['that nobody owns', { user }, {}],
    ['for a session without a user', {}, { user }],
    [
      'of another portal’s user of the same name',
      { user, portal: 'a' },
      { user, portal: 'b' },
    ],
    ['of a portal, for a session without one', { user }, { user, portal: 'a' }],
    [
      'of another user of the same portal',
      { user: 'user:default/other', portal: 'a' },
      { user, portal: 'a' },
    ],
    ['of the portal that nobody owns', { user, portal: 'a' }, { portal: 'a' }],
  ])('does not open a profile %s', async (_, session, opened) => {
    await expect(open(session, opened)).resolves.toBe(false);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['the user', { studiouserid: user }, true],
    [
      'the user and the portal',
      { studiouserid: user, 'secure-studio:portal': 'a' },
      true,
    ],
    ['another tag', { studiouserid: user, team: 'other' }, false],
    ['no user', { 'secure-studio:portal': 'a' }, false],
    ['an empty user', { studiouserid: '' }, false],
    [
      'an empty portal',
      { studiouserid: user, 'secure-studio:portal': '' },
      false,
    ],
    ['no tag', {}, false],
  ])('can be assumed with %s: %j is %p', async (_, tags, allowed) => {
    const assume = (action: string) =>
      isAllowed({
        principal: PORTAL_PRINCIPAL_ARN,
        action,
        resource: `arn:aws:iam::${ACCOUNT}:role/secure-studio-open`,
        context: {
          ...Object.fromEntries(
            Object.entries(tags).map(([key, value]) => [
              `aws:RequestTag/${key}`,
              value,
            ]),
          ),
          ...(Object.keys(tags).length && { 'aws:TagKeys': Object.keys(tags) }),
        },
        resourcePolicy:
          roleNamed('secure-studio-open').AssumeRolePolicyDocument,
      });
    await expect(assume('sts:AssumeRole')).resolves.toBe(allowed);
    await expect(assume('sts:TagSession')).resolves.toBe(allowed);
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
