import {
  CloudFormationClient,
  CreateStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  EC2Client,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  ModifyVpcEndpointCommand,
} from '@aws-sdk/client-ec2';
import {
  DisableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge';
import {
  useDeployedGuardrails,
  waitUntilSettled,
} from './__testUtils__/deployed';
import { receiveFindings } from './__testUtils__/findings';

const { start, callsTo } = useDeployedGuardrails();

const Statement = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:ListBucket',
  Resource: '*',
};
const networkTemplate = (endpoint: object) => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Endpoint: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        VpcEndpointType: 'Gateway',
        ...endpoint,
      },
    },
  },
});

describe('the deployed guardrails', () => {
  it('find an endpoint that a client changed', async () => {
    const options = await start('report');
    const ec2 = new EC2Client(options);
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
    );
    const { VpcEndpoint } = await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: Vpc?.VpcId,
        ServiceName: 'com.amazonaws.eu-west-1.s3',
      }),
    );
    await ec2.send(
      new ModifyVpcEndpointCommand({
        VpcEndpointId: VpcEndpoint?.VpcEndpointId,
        ResetPolicy: true,
      }),
    );
    expect(await receiveFindings(options)).toEqual([
      expect.objectContaining({ control: 'endpoint-changed-outside-stack' }),
      expect.objectContaining({
        control: 'endpoint-changed-outside-stack',
        resource: VpcEndpoint?.VpcEndpointId,
        principal: 'arn:aws:iam::111122223333:user/local',
      }),
    ]);
  });

  it('find nothing in what a stack changed', async () => {
    const options = await start('report');
    const cloudFormation = new CloudFormationClient(options);
    const deploy = async (command: 'create' | 'update', template: object) => {
      const input = {
        StackName: 'network',
        TemplateBody: JSON.stringify(template),
      };
      await (command === 'create'
        ? cloudFormation.send(new CreateStackCommand(input))
        : cloudFormation.send(new UpdateStackCommand(input)));
      await waitUntilSettled(cloudFormation);
    };
    await deploy('create', networkTemplate({}));
    await deploy(
      'update',
      networkTemplate({ PolicyDocument: { Version: '2012-10-17', Statement } }),
    );
    const modified = callsTo('ModifyVpcEndpoint');
    expect(modified).toHaveLength(1);
    expect(await receiveFindings(options)).toEqual([]);
  });

  it('find who turns them off', async () => {
    const options = await start('report');
    const events = new EventBridgeClient(options);
    const { Rules = [] } = await events.send(new ListRulesCommand({}));
    const [{ Name } = {}] = Rules;
    await events.send(new DisableRuleCommand({ Name }));
    expect(await receiveFindings(options)).toEqual([
      expect.objectContaining({
        control: 'guardrail-rule-changed-outside-stack',
        resource: Name,
      }),
    ]);
  });

  it.each([
    ['of an environment', 'secure-studio-blocked-domains-lab', 1],
    ['of something else', 'other', 0],
  ])(
    'of an alarm %s (%s) make this many findings: %d',
    async (_, AlarmName, count) => {
      const options = await start('report');
      const cloudWatch = new CloudWatchClient(options);
      await cloudWatch.send(
        new PutMetricAlarmCommand({
          AlarmName,
          Namespace: 'SecureStudio',
          MetricName: 'BlockedDomains',
          Statistic: 'Sum',
          Period: 300,
          EvaluationPeriods: 1,
          Threshold: 100,
          ComparisonOperator: 'GreaterThanThreshold',
        }),
      );
      await cloudWatch.send(
        new SetAlarmStateCommand({
          AlarmName,
          StateValue: 'ALARM',
          StateReason: 'a spike',
        }),
      );
      const findings = await receiveFindings(options);
      expect(findings).toHaveLength(count);
      expect(findings).toEqual(
        findings.map(() =>
          expect.objectContaining({
            control: 'environment-alarm',
            resource: `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${AlarmName}`,
          }),
        ),
      );
    },
  );
});
