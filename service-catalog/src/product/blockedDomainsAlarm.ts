import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnMetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FIREWALL_NAME_PREFIX } from './names';

export interface BlockedDomainsAlarmProps {
  /** Of the firewalls' alert log. */
  readonly alertLogGroupName: string;
  /** Of the environment; tells its metric and its alarm apart. */
  readonly uniqueName: string;
}

const NAMESPACE = 'SecureStudio/BlockedDomains';
const PERIOD_SECONDS = 300;
const BLOCKED_PER_PERIOD = 100;

/**
 * Goes off when an environment's firewalls block many connections within minutes. It belongs to the
 * environment, whose log it counts; the guardrails turn its state into a finding.
 */
export class BlockedDomainsAlarm extends Construct {
  constructor(scope: Construct, id: string, props: BlockedDomainsAlarmProps) {
    super(scope, id);

    new CfnMetricFilter(this, 'Filter', {
      logGroupName: props.alertLogGroupName,
      filterPattern: '{ $.event.alert.action = "blocked" }',
      metricTransformations: [
        {
          metricNamespace: NAMESPACE,
          metricName: props.uniqueName,
          metricValue: '1',
          defaultValue: 0,
        },
      ],
    });
    new CfnAlarm(this, 'Resource', {
      alarmName: `${FIREWALL_NAME_PREFIX}blocked-domains-${props.uniqueName}`,
      alarmDescription: `More than ${BLOCKED_PER_PERIOD} connections blocked in ${
        PERIOD_SECONDS / 60
      } minutes`,
      namespace: NAMESPACE,
      metricName: props.uniqueName,
      statistic: 'Sum',
      period: PERIOD_SECONDS,
      evaluationPeriods: 1,
      threshold: BLOCKED_PER_PERIOD,
      comparisonOperator: 'GreaterThanThreshold',
      treatMissingData: 'notBreaching',
    });
  }
}
