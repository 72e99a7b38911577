import { ACCOUNT, mayUnder, role } from '../__testUtils__/organization';

describe('scp-environments.json', () => {
  const may = mayUnder('scp-environments.json');
  const endpoint = `arn:aws:ec2:eu-west-1:${ACCOUNT}:vpc-endpoint/vpce-1`;
  const ofEnvironment = { 'aws:ResourceTag/secure-studio:environment': 'lab' };
  const ruleGroup = (kind: string) =>
    `arn:aws:network-firewall:eu-west-1:${ACCOUNT}:stateful-rulegroup/secure-studio-${kind}-lab`;
  const launch = 'secure-studio-launch';

  it('leaves the endpoints of environments to the product', async () => {
    const modify = (context: Record<string, string>, by?: string) =>
      may('ec2:ModifyVpcEndpoint', endpoint, context, by);
    await expect(modify(ofEnvironment)).resolves.toBe(false);
    await expect(modify(ofEnvironment, launch)).resolves.toBe(true);
    await expect(modify({})).resolves.toBe(true);
  });

  it('lets the portal change team lists, and the product all rule groups', async () => {
    const update = (kind: string, by: string) =>
      may('network-firewall:UpdateRuleGroup', ruleGroup(kind), {}, by);
    await expect(update('team', 'secure-studio-operate')).resolves.toBe(true);
    await expect(update('team', 'administrator')).resolves.toBe(false);
    await expect(update('guard', 'secure-studio-operate')).resolves.toBe(false);
    await expect(update('baseline', 'administrator')).resolves.toBe(false);
    await expect(update('guard', launch)).resolves.toBe(true);
  });

  it('keeps the tags that decide', async () => {
    const tag = (key: string, by?: string) =>
      may(
        'sagemaker:AddTags',
        `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:user-profile/d-1/ada`,
        { 'aws:TagKeys': [key] },
        by,
      );
    await expect(tag('studiouserid')).resolves.toBe(false);
    await expect(tag('secure-studio:team')).resolves.toBe(false);
    await expect(tag('cost-centre')).resolves.toBe(true);
    await expect(tag('studiouserid', 'secure-studio-operate')).resolves.toBe(
      true,
    );
  });
});

describe('scp-guardrails.json', () => {
  const may = mayUnder('scp-guardrails.json');
  const rule = (name: string) =>
    `arn:aws:events:eu-west-1:${ACCOUNT}:rule/${name}`;

  it('leaves the rules to the CDK’s deployment', async () => {
    const disable = (name: string, by?: string) =>
      may('events:DisableRule', rule(name), {}, by);
    await expect(disable('SecureStudioGuardrails-a-1')).resolves.toBe(false);
    await expect(disable('other')).resolves.toBe(true);
    await expect(
      disable(
        'SecureStudioGuardrails-a-1',
        `cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-west-1`,
      ),
    ).resolves.toBe(true);
  });

  it('lets nobody make a role that the other policies would trust', async () => {
    const create = (name: string) => may('iam:CreateRole', role(name));
    await expect(create('secure-studio-launch')).resolves.toBe(false);
    await expect(create('secure-studio-open')).resolves.toBe(false);
    await expect(create('cdk-x-cfn-exec-role-x')).resolves.toBe(false);
    await expect(create('other')).resolves.toBe(true);
  });
});
