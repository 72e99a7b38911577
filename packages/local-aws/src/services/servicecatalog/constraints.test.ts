import {
  DeleteConstraintCommand,
  DescribeProvisioningParametersCommand,
  UpdateConstraintCommand,
} from '@aws-sdk/client-service-catalog';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { present, useTestServer } from '../testServer';
import { TestCatalog } from './testCatalog';

const server = useTestServer();
const good = { Cidr: '10.1.0.0/16' };

/** Two zones need names. */
const rules = {
  Rules: {
    Names: {
      RuleCondition: { 'Fn::Equals': [{ Ref: 'Zones' }, '2'] },
      Assertions: [
        {
          Assert: { 'Fn::Contains': [['true'], { Ref: 'Names' }] },
          AssertDescription: 'two zones need names',
        },
      ],
    },
  },
};

describe('a template constraint', () => {
  it('refuses a launch by the words of its rule', async () => {
    const catalog = await new TestCatalog(server).create();
    await catalog.constrain('TEMPLATE', rules);
    await expect(
      catalog.provision({ ...good, Zones: '2' }),
    ).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: expect.stringContaining('two zones need names'),
    });
    const record = await catalog.settled(
      await catalog.provision({ ...good, Zones: '2', Names: 'true' }),
    );
    expect(record.RecordDetail?.Status).toBe('SUCCEEDED');
  });

  it('changes and goes', async () => {
    const catalog = await new TestCatalog(server).create();
    const never = {
      Rules: {
        Never: {
          Assertions: [
            {
              Assert: { 'Fn::Equals': ['a', 'b'] },
              AssertDescription: 'never',
            },
          ],
        },
      },
    };
    const { ConstraintDetail } = await catalog.constrain('TEMPLATE', rules);
    const Id = present(ConstraintDetail?.ConstraintId);
    await catalog.client.send(
      new UpdateConstraintCommand({ Id, Parameters: JSON.stringify(never) }),
    );
    await expect(catalog.provision(good)).rejects.toMatchObject({
      message: expect.stringContaining('never'),
    });
    await catalog.client.send(new DeleteConstraintCommand({ Id }));
    await catalog.provision(good);
  });

  it.each([
    ['no rules', {}],
    ['rules without assertions', { Rules: { A: { Assertions: [] } } }],
    ['no JSON', 'Rules'],
  ])('is refused with %s', async (_name, parameters) => {
    const catalog = await new TestCatalog(server).create();
    await expect(
      catalog.constrain('TEMPLATE', parameters),
    ).rejects.toMatchObject({ name: 'InvalidParametersException' });
  });
});

describe('the constraints of a product', () => {
  it('are many, of which one says who launches', async () => {
    const catalog = await new TestCatalog(server).create();
    await new IAMClient(server.clientOptions()).send(
      new CreateRoleCommand({
        RoleName: 'launch',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'servicecatalog.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        }),
      }),
    );
    await catalog.constrain('TEMPLATE', rules, 'zones');
    await catalog.constrain('LAUNCH', { LocalRoleName: 'launch' });
    await catalog.constrain('TEMPLATE', rules);
    await expect(
      catalog.constrain('LAUNCH', { LocalRoleName: 'launch' }),
    ).rejects.toMatchObject({ name: 'DuplicateResourceException' });
    const { ConstraintSummaries } = await catalog.client.send(
      new DescribeProvisioningParametersCommand({
        ProductId: catalog.productId,
        ProvisioningArtifactName: '1.0',
      }),
    );
    expect(ConstraintSummaries).toEqual([
      { Type: 'TEMPLATE', Description: 'zones' },
      { Type: 'LAUNCH' },
      { Type: 'TEMPLATE' },
    ]);
    const record = await catalog.settled(await catalog.provision(good));
    expect(record.RecordDetail).toMatchObject({
      Status: 'SUCCEEDED',
      LaunchRoleArn: 'arn:aws:iam::111122223333:role/launch',
    });
    expect(
      server
        .running()
        .calls()
        .find(({ operation }) => operation === 'CreateStack')?.roleArn,
    ).toBe('arn:aws:iam::111122223333:role/launch');
  });

  it.each([
    ['LAUNCH', { LocalRoleName: 'nobody' }, 'The role nobody does not exist.'],
    ['STACKSET', {}, 'local-aws does not serve constraints of type STACKSET'],
  ])('cannot be of %s with %j', async (type, parameters, message) => {
    const catalog = await new TestCatalog(server).create();
    await expect(catalog.constrain(type, parameters)).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message,
    });
  });
});
