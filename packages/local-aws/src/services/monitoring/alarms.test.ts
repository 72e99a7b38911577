import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DescribeMetricFiltersCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { useTestServer } from '../testServer';

const server = useTestServer();

const template = {
  Resources: {
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'alert' } },
    Filter: {
      Type: 'AWS::Logs::MetricFilter',
      Properties: {
        LogGroupName: { Ref: 'Log' },
        FilterPattern: '{ $.event.alert.action = "blocked" }',
        MetricTransformations: [
          {
            MetricName: 'Blocked',
            MetricNamespace: 'Studio',
            MetricValue: '1',
            DefaultValue: 0,
          },
        ],
      },
    },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'studio-blocked',
        Namespace: 'Studio',
        MetricName: 'Blocked',
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 100,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
      },
    },
  },
};

describe('an alarm on a log group’s metric', () => {
  it('is made by a stack, changes its state when told, and goes with the stack', async () => {
    const options = server.clientOptions();
    const cloudFormation = new CloudFormationClient(options);
    const cloudWatch = new CloudWatchClient(options);
    const logs = new CloudWatchLogsClient(options);
    const alarms = async () =>
      (await cloudWatch.send(new DescribeAlarmsCommand({}))).MetricAlarms;
    const filters = async () =>
      (await logs.send(new DescribeMetricFiltersCommand({}))).metricFilters;
    const wait = { client: cloudFormation, maxWaitTime: 5, minDelay: 0.1 };

    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'alarm',
        TemplateBody: JSON.stringify(template),
      }),
    );
    await waitUntilStackCreateComplete(
      { ...wait, maxDelay: 0.1 },
      { StackName: 'alarm' },
    );
    expect(await alarms()).toMatchObject([
      {
        AlarmName: 'studio-blocked',
        StateValue: 'INSUFFICIENT_DATA',
        Threshold: 100,
      },
    ]);
    expect(await filters()).toMatchObject([
      {
        logGroupName: 'alert',
        metricTransformations: [{ metricName: 'Blocked', defaultValue: 0 }],
      },
    ]);

    await cloudWatch.send(
      new SetAlarmStateCommand({
        AlarmName: 'studio-blocked',
        StateValue: 'ALARM',
        StateReason: 'a test',
      }),
    );
    expect(await alarms()).toMatchObject([{ StateValue: 'ALARM' }]);

    await cloudFormation.send(new DeleteStackCommand({ StackName: 'alarm' }));
    await waitUntilStackDeleteComplete(
      { ...wait, maxDelay: 0.1 },
      { StackName: 'alarm' },
    );
    expect(await alarms()).toEqual([]);
    expect(await filters()).toEqual([]);
  });
});
