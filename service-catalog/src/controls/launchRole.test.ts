import { ACCOUNT, REGION } from '../__testUtils__/deployment';
import { roleEndingWith, rolePolicies } from '../__testUtils__/rolePolicies';
import { deniedBy, type SimulatedCall } from '../__testUtils__/simulation';
import { catalog } from './__testUtils__/environment';

const { attribute, logicalIds, ref } = catalog;
const launchRole = roleEndingWith(catalog, '-launch');
const policies = rolePolicies(catalog, launchRole);
const boundary = logicalIds('AWS::IAM::ManagedPolicy')
  .map(id => String(ref(id)))
  .filter(arn => arn.endsWith('-boundary'))[0];

const launch = (
  action: string,
  resource: string,
  change: Partial<SimulatedCall> = {},
) =>
  deniedBy({
    principal: String(attribute(launchRole, 'Arn')),
    action,
    resource,
    identityPolicies: policies,
    ...change,
  });

const role = (path: string) => `arn:aws:iam::${ACCOUNT}:role${path}`;
const OWN = role('/secure-studio/execution/SC-a-DataScientist');
const bounded = { context: { 'iam:PermissionsBoundary': boundary } };

describe('T40 the launch role makes roles', () => {
  it.each([OWN, role('/secure-studio/flow-log/SC-a-FlowLogRole')])(
    'T40 below its paths and under the boundary, such as %s',
    async arn => {
      await expect(launch('iam:CreateRole', arn, bounded)).resolves.toEqual([]);
      await expect(launch('iam:PutRolePolicy', arn, bounded)).resolves.toEqual(
        [],
      );
    },
  );

  it.each<[string, Record<string, string>]>([
    ['without a boundary', {}],
    [
      'under another boundary',
      {
        'iam:PermissionsBoundary':
          'arn:aws:iam::aws:policy/AdministratorAccess',
      },
    ],
  ])('T40 not %s', async (_, context) => {
    for (const action of [
      'iam:CreateRole',
      'iam:PutRolePolicy',
      'iam:PutRolePermissionsBoundary',
    ]) {
      await expect(launch(action, OWN, { context })).resolves.toEqual([
        'identity',
      ]);
    }
  });

  it.each([
    '/Admin',
    '/secure-studio/account/other',
    '/secure-studio-execution/other',
    '/service-role/other',
  ])('T40 not at %s', async path => {
    for (const action of [
      'iam:CreateRole',
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
      'iam:DeleteRole',
      'iam:PassRole',
    ]) {
      await expect(launch(action, role(path), bounded)).resolves.toEqual([
        'identity',
      ]);
    }
  });

  it('T40 and attaches policies of environments only', async () => {
    const attach = (policyArn: string) =>
      launch('iam:AttachRolePolicy', OWN, {
        context: { ...bounded.context, 'iam:PolicyARN': policyArn },
      });
    await expect(
      attach(`arn:aws:iam::${ACCOUNT}:policy/secure-studio/environment/a`),
    ).resolves.toEqual([]);
    for (const policyArn of [
      'arn:aws:iam::aws:policy/AdministratorAccess',
      `arn:aws:iam::${ACCOUNT}:policy/other`,
    ]) {
      await expect(attach(policyArn)).resolves.toEqual(['identity']);
    }
  });

  it('T40 and never takes the boundary away or changes it', async () => {
    for (const [action, resource] of [
      ['iam:DeleteRolePermissionsBoundary', OWN],
      ['iam:CreatePolicyVersion', boundary],
      ['iam:SetDefaultPolicyVersion', boundary],
      ['iam:DeletePolicy', boundary],
    ]) {
      await expect(launch(action, resource, bounded)).resolves.toContain(
        'identity',
      );
    }
  });

  it('T40 nor itself more rights, nor the roles of the portal', async () => {
    for (const id of logicalIds('AWS::IAM::Role')) {
      for (const action of [
        'iam:PutRolePolicy',
        'iam:UpdateAssumeRolePolicy',
      ]) {
        await expect(
          launch(action, String(attribute(id, 'Arn')), bounded),
        ).resolves.toEqual(['identity']);
      }
    }
  });
});

describe('T40 the launch role passes roles', () => {
  const pass = (arn: string, service: string) =>
    launch('iam:PassRole', arn, {
      context: { 'iam:PassedToService': service },
    });

  it('T40 of environments to the services that they are for', async () => {
    await expect(pass(OWN, 'sagemaker.amazonaws.com')).resolves.toEqual([]);
    await expect(
      pass(role('/secure-studio/flow-log/a'), 'vpc-flow-logs.amazonaws.com'),
    ).resolves.toEqual([]);
  });

  it.each([
    [OWN, 'lambda.amazonaws.com'],
    [OWN, 'ec2.amazonaws.com'],
    [role('/secure-studio/flow-log/a'), 'sagemaker.amazonaws.com'],
    [role('/Admin'), 'sagemaker.amazonaws.com'],
  ])('T40 not %s to %s', async (arn, service) => {
    await expect(pass(arn, service)).resolves.toEqual(['identity']);
  });
});

describe('T40 the launch role touches nothing of others:', () => {
  const local = (service: string, resource: string) =>
    `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

  it.each([
    ['s3:DeleteBucket', 'arn:aws:s3:::payroll'],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::payroll'],
    ['s3:GetObject', `arn:aws:s3:::sc-${ACCOUNT}-pp-abc-data/object`],
    ['logs:DeleteLogGroup', local('logs', 'log-group:/payroll')],
    [
      'network-firewall:DeleteFirewall',
      local('network-firewall', 'firewall/central'),
    ],
    [
      'network-firewall:UpdateRuleGroup',
      local('network-firewall', 'stateful-rulegroup/central'),
    ],
    ['cloudformation:DeleteStack', local('cloudformation', 'stack/Payroll/1')],
    ['ssm:PutParameter', local('ssm', 'parameter/payroll')],
    ['cloudwatch:DeleteAlarms', local('cloudwatch', 'alarm:payroll')],
  ])('T40 %s on %s', async (action, resource) => {
    await expect(launch(action, resource)).resolves.toEqual(['identity']);
  });

  it('T40 and makes no domain that the internet reaches', async () => {
    const create = (accessType: string) =>
      launch('sagemaker:CreateDomain', local('sagemaker', 'domain/d-abc'), {
        context: { 'sagemaker:AppNetworkAccessType': accessType },
      });
    await expect(create('VpcOnly')).resolves.toEqual([]);
    await expect(create('PublicInternetOnly')).resolves.toEqual(['identity']);
  });
});
