import type {
  ComparisonOperator,
  Dimension,
  Statistic,
} from '@aws-sdk/client-cloudwatch';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface AlarmProperties {
  readonly AlarmName?: string;
  readonly AlarmDescription?: string;
  readonly ComparisonOperator: ComparisonOperator;
  readonly DatapointsToAlarm?: number;
  readonly Dimensions?: Dimension[];
  readonly EvaluationPeriods: number;
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Period?: number;
  readonly Statistic?: Statistic;
  readonly Tags?: Tag[];
  readonly Threshold?: number;
  readonly TreatMissingData?: string;
}

const alarm = resourceProvider<AlarmProperties>({
  type: 'AWS::CloudWatch::Alarm',
  properties: [
    'AlarmName',
    'AlarmDescription',
    'ComparisonOperator',
    'DatapointsToAlarm',
    'Dimensions',
    'EvaluationPeriods',
    'MetricName',
    'Namespace',
    'Period',
    'Statistic',
    'Tags',
    'Threshold',
    'TreatMissingData',
  ],
  attributes: ['Arn'],
  fixed: ['Tags'],
  async create(properties, context) {
    const physicalId = properties.AlarmName ?? context.generateName(255);
    await putAlarm(physicalId, properties, context);
    const { region, accountId } = context;
    const Arn = `arn:aws:cloudwatch:${region}:${accountId}:alarm:${physicalId}`;
    return { physicalId, attributes: { Arn } };
  },
  async update({ physicalId }, properties, context) {
    await putAlarm(physicalId, properties, context);
  },
  async delete({ physicalId }, { call }) {
    await call('monitoring', 'DeleteAlarms', { AlarmNames: [physicalId] });
  },
});

async function putAlarm(
  AlarmName: string,
  properties: AlarmProperties,
  { call }: ResourceContext,
): Promise<void> {
  await call('monitoring', 'PutMetricAlarm', { ...properties, AlarmName });
}

interface MetricFilterProperties {
  readonly FilterName?: string;
  readonly FilterPattern: string;
  readonly LogGroupName: string;
  readonly MetricTransformations: ReadonlyArray<{
    readonly DefaultValue?: number;
    readonly MetricName: string;
    readonly MetricNamespace: string;
    readonly MetricValue: string;
  }>;
}

const metricFilter = resourceProvider<MetricFilterProperties>({
  type: 'AWS::Logs::MetricFilter',
  properties: [
    'FilterName',
    'FilterPattern',
    'LogGroupName',
    'MetricTransformations',
  ],
  async create(properties, context) {
    const physicalId = properties.FilterName ?? context.generateName(512);
    await putFilter(physicalId, properties, context);
    return { physicalId };
  },
  async update({ physicalId }, properties, context) {
    await putFilter(physicalId, properties, context);
  },
  async delete({ physicalId, properties }, { call }) {
    await call('logs', 'DeleteMetricFilter', {
      logGroupName: properties.LogGroupName,
      filterName: physicalId,
    });
  },
});

async function putFilter(
  filterName: string,
  properties: MetricFilterProperties,
  { call }: ResourceContext,
): Promise<void> {
  await call('logs', 'PutMetricFilter', {
    filterName,
    filterPattern: properties.FilterPattern,
    logGroupName: properties.LogGroupName,
    metricTransformations: properties.MetricTransformations.map(item => ({
      defaultValue: item.DefaultValue,
      metricName: item.MetricName,
      metricNamespace: item.MetricNamespace,
      metricValue: item.MetricValue,
    })),
  });
}

export const alarms = [alarm, metricFilter];
