import type {
  DeleteAlarmsInput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  MetricAlarm,
  PutMetricAlarmInput,
  SetAlarmStateInput,
} from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { publish } from '../events/delivery';
import { operationsWith } from '../operation';

/** An alarm. Metrics are not kept here, so its state changes by SetAlarmState alone. */
type AlarmRecord = Omit<PutMetricAlarmInput, 'Tags'> & {
  readonly AlarmName: string;
  readonly arn: string;
  readonly state: MetricAlarm['StateValue'];
  readonly reason: string;
};

const operation = operationsWith({
  missing: member =>
    new AwsError('MissingParameter', `The parameter ${member} is required.`),
});

function alarms({ state }: CallContext) {
  return state.collection<AlarmRecord>('monitoring:alarms');
}

const PutMetricAlarm = operation<PutMetricAlarmInput>()(
  ['AlarmName', 'ComparisonOperator', 'EvaluationPeriods'],
  [
    'ActionsEnabled',
    'AlarmActions',
    'AlarmDescription',
    'DatapointsToAlarm',
    'Dimensions',
    'MetricName',
    'Namespace',
    'Period',
    'Statistic',
    'Tags',
    'Threshold',
    'TreatMissingData',
  ],
  ({ Tags: _tags, ...input }, context): object => {
    const { region, caller } = context;
    alarms(context).set(input.AlarmName, {
      ...input,
      arn: `arn:aws:cloudwatch:${region}:${caller.accountId}:alarm:${input.AlarmName}`,
      state: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
    });
    return {};
  },
);

const DescribeAlarms = operation<DescribeAlarmsInput>()(
  [],
  ['AlarmNames', 'AlarmNamePrefix'],
  ({ AlarmNames, AlarmNamePrefix = '' }, context): DescribeAlarmsOutput => ({
    MetricAlarms: alarms(context)
      .values()
      .filter(
        ({ AlarmName }) =>
          AlarmName.startsWith(AlarmNamePrefix) &&
          (AlarmNames?.includes(AlarmName) ?? true),
      )
      .map(({ arn, state, reason, ...alarm }) => ({
        ...alarm,
        AlarmArn: arn,
        StateValue: state,
        StateReason: reason,
      })),
  }),
);

const DeleteAlarms = operation<DeleteAlarmsInput>()(
  ['AlarmNames'],
  [],
  ({ AlarmNames }, context): object => {
    AlarmNames.forEach(name => alarms(context).delete(name));
    return {};
  },
);

/** "Alarm state change events", CloudWatch user guide. */
const SetAlarmState = operation<SetAlarmStateInput>()(
  ['AlarmName', 'StateValue', 'StateReason'],
  [],
  async (input, context): Promise<object> => {
    const alarm = alarms(context).get(input.AlarmName);
    if (!alarm) {
      throw new AwsError(
        'ResourceNotFound',
        'The named resource does not exist.',
        404,
      );
    }
    alarms(context).set(alarm.AlarmName, {
      ...alarm,
      state: input.StateValue,
      reason: input.StateReason,
    });
    await publish(
      {
        source: 'aws.cloudwatch',
        'detail-type': 'CloudWatch Alarm State Change',
        resources: [alarm.arn],
        detail: {
          alarmName: alarm.AlarmName,
          state: { value: input.StateValue, reason: input.StateReason },
          previousState: { value: alarm.state, reason: alarm.reason },
        },
      },
      context,
    );
    return {};
  },
);

export const alarmOperations = {
  PutMetricAlarm,
  DescribeAlarms,
  DeleteAlarms,
  SetAlarmState,
};
