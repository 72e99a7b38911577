import type {
  DeleteMetricFilterRequest,
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse,
  PutMetricFilterRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../AwsError';
import { CallContext, Service } from '../../service';
import { operation } from './operation';
import { findLogGroup } from './tables';

type FilterRecord = PutMetricFilterRequest & {
  readonly filterName: string;
  readonly logGroupName: string;
};

/** Kept and told again; events are not counted. */
function metricFilters({ state }: CallContext) {
  return state.collection<FilterRecord>('logs:metricFilters');
}

const PutMetricFilter = operation<PutMetricFilterRequest>()(
  ['logGroupName', 'filterName', 'filterPattern', 'metricTransformations'],
  [],
  (input, context): object => {
    const { name } = findLogGroup(context.state, input.logGroupName);
    metricFilters(context).set(`${name}:${input.filterName}`, input);
    return {};
  },
);

const DescribeMetricFilters = operation<DescribeMetricFiltersRequest>()(
  [],
  ['logGroupName'],
  ({ logGroupName }, context): DescribeMetricFiltersResponse => ({
    metricFilters: metricFilters(context)
      .values()
      .filter(
        filter => (logGroupName ?? filter.logGroupName) === filter.logGroupName,
      ),
  }),
);

const DeleteMetricFilter = operation<DeleteMetricFilterRequest>()(
  ['logGroupName', 'filterName'],
  [],
  ({ logGroupName, filterName }, context): object => {
    if (!metricFilters(context).delete(`${logGroupName}:${filterName}`)) {
      throw new AwsError(
        'ResourceNotFoundException',
        'The specified metric filter does not exist.',
      );
    }
    return {};
  },
);

export const metricFilterOperations = {
  PutMetricFilter,
  DescribeMetricFilters,
  DeleteMetricFilter,
};

/** Service authorization reference, "Amazon CloudWatch Logs": each is on a log group. */
export const metricFilterAuthorization: NonNullable<Service['authorization']> =
  Object.fromEntries(
    Object.keys(metricFilterOperations).map(name => [
      name,
      (
        { logGroupName = '*' }: { logGroupName?: string },
        { region, caller }: CallContext,
      ) => [
        {
          action: `logs:${name}`,
          resource: `arn:aws:logs:${region}:${caller.accountId}:log-group:${logGroupName}`,
        },
      ],
    ]),
  );
