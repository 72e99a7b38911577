import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BlockedDomainsAlarm } from './blockedDomainsAlarm';
import { signalFindings } from '../guardrails/signalFindings';

describe('the alarm on blocked domains', () => {
  const stack = new Stack(new App(), 'Environment');
  new BlockedDomainsAlarm(stack, 'BlockedDomains', {
    alertLogGroupName: 'alert',
    uniqueName: 'lab-0123',
  });
  const template = Template.fromStack(stack);

  it('counts what the alert log says was blocked', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: 'alert',
      FilterPattern: '{ $.event.alert.action = "blocked" }',
      MetricTransformations: [{ MetricName: 'lab-0123', MetricValue: '1' }],
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'lab-0123',
      Statistic: 'Sum',
      TreatMissingData: 'notBreaching',
    });
  });

  it('has a name by which the guardrails know it', () => {
    const [alarm] = signalFindings('any');
    const [{ prefix } = { prefix: '' }] = alarm?.pattern.detail.alarmName as {
      prefix: string;
    }[];
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `${prefix}blocked-domains-lab-0123`,
    });
    expect(prefix).toBe('secure-studio-');
  });
});
