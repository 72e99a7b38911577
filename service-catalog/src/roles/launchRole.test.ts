import { ACCOUNT, deploy, REGION } from '../__testUtils__/deployment';
import { isAllowed } from '../__testUtils__/simulation';
import { catalogTemplate } from '../__testUtils__/templates';

interface RoleProperties {
  readonly AssumeRolePolicyDocument: unknown;
}

const { properties, logicalIds } = deploy(catalogTemplate());
const [launchRoleId] = logicalIds('AWS::IAM::Role').filter(id =>
  id.startsWith('AccountLaunchRole'),
);
const launchRole = properties(launchRoleId) as unknown as RoleProperties;
const policies = logicalIds('AWS::IAM::ManagedPolicy')
  .filter(id => id.startsWith('AccountLaunchRole'))
  .map(id => properties(id).PolicyDocument);

const may = (
  action: string,
  resource: string,
  context: Record<string, string> = {},
) =>
  isAllowed({
    principal: `arn:aws:iam::${ACCOUNT}:role/launch`,
    action,
    resource,
    context,
    identityPolicies: policies,
  });

const BOUNDARY = {
  'iam:PermissionsBoundary': `arn:aws:iam::${ACCOUNT}:policy/secure-studio/account/secure-studio-boundary`,
};

const role = (path: string) => `arn:aws:iam::${ACCOUNT}:role${path}`;

describe('the launch role', () => {
  it('is for Service Catalog on behalf of this account', () => {
    expect(launchRole.AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Principal: { Service: 'servicecatalog.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
        },
      ],
    });
  });

  it.each([
    '/secure-studio/execution/SC-a-ExecutionRole',
    '/secure-studio/flow-log/SC-a-FlowLogRole',
  ])('creates roles such as %s under the boundary only', async path => {
    for (const action of ['iam:CreateRole', 'iam:PutRolePolicy']) {
      await expect(may(action, role(path), BOUNDARY)).resolves.toBe(true);
      await expect(may(action, role(path))).resolves.toBe(false);
      await expect(
        may(action, role(path), {
          'iam:PermissionsBoundary': `arn:aws:iam::${ACCOUNT}:policy/wider`,
        }),
      ).resolves.toBe(false);
    }
  });

  it.each(['/Admin', '/secure-studio/other', '/service-role/x'])(
    'neither creates nor changes a role such as %s',
    async path => {
      for (const action of [
        'iam:CreateRole',
        'iam:PutRolePolicy',
        'iam:UpdateAssumeRolePolicy',
        'iam:DeleteRole',
      ]) {
        await expect(may(action, role(path), BOUNDARY)).resolves.toBe(false);
      }
    },
  );

  it.each([
    ['/secure-studio/execution/a', 'sagemaker.amazonaws.com', true],
    ['/secure-studio/flow-log/a', 'vpc-flow-logs.amazonaws.com', true],
    ['/secure-studio/flow-log/a', 'sagemaker.amazonaws.com', false],
    ['/secure-studio/execution/a', 'lambda.amazonaws.com', false],
    ['/Admin', 'sagemaker.amazonaws.com', false],
  ])('passes the role %s to %s: %s', async (path, service, allowed) => {
    await expect(
      may('iam:PassRole', role(path), { 'iam:PassedToService': service }),
    ).resolves.toBe(allowed);
  });

  it('creates no domain that is reachable from the internet', async () => {
    const create = (accessType: string) =>
      may(
        'sagemaker:CreateDomain',
        `arn:aws:sagemaker:${REGION}:${ACCOUNT}:domain/d-abc`,
        { 'sagemaker:AppNetworkAccessType': accessType },
      );
    await expect(create('VpcOnly')).resolves.toBe(true);
    await expect(create('PublicInternetOnly')).resolves.toBe(false);
  });

  it('touches no stack but those of Service Catalog', async () => {
    const stack = (name: string) =>
      `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${name}/1`;
    const remove = (name: string) =>
      may('cloudformation:DeleteStack', stack(name));
    await expect(remove(`SC-${ACCOUNT}-pp-abc`)).resolves.toBe(true);
    await expect(remove('Payroll')).resolves.toBe(false);
  });

  it('touches no bucket, log group or firewall with another name', async () => {
    await expect(
      may('s3:DeleteBucket', `arn:aws:s3:::sc-${ACCOUNT}-pp-abc-bucketsdata-1`),
    ).resolves.toBe(true);
    await expect(may('s3:DeleteBucket', 'arn:aws:s3:::payroll')).resolves.toBe(
      false,
    );
    await expect(
      may(
        'logs:DeleteLogGroup',
        `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/payroll`,
      ),
    ).resolves.toBe(false);
    await expect(
      may(
        'network-firewall:DeleteFirewall',
        `arn:aws:network-firewall:${REGION}:${ACCOUNT}:firewall/central`,
      ),
    ).resolves.toBe(false);
  });

  it('fits into the size of managed policies, and into their number', () => {
    expect(policies.length).toBeLessThanOrEqual(10);
    for (const policy of policies) {
      expect(JSON.stringify(policy).length).toBeLessThanOrEqual(6144);
    }
  });
});
