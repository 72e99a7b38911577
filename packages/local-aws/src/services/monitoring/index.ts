import { CallContext, Service } from '../../service';
import { alarmOperations } from './alarms';

interface AlarmInput {
  readonly AlarmName?: string;
  readonly AlarmNames?: string[];
}

/** Amazon CloudWatch: alarms, without metrics. Its actions are named `cloudwatch:…`. */
export const monitoringService: Service = {
  id: 'monitoring',
  operations: alarmOperations,
  authorization: Object.fromEntries(
    Object.keys(alarmOperations).map(name => [
      name,
      (
        { AlarmName, AlarmNames = ['*'] }: AlarmInput,
        { region, caller }: CallContext,
      ) =>
        (AlarmName === undefined ? AlarmNames : [AlarmName]).map(alarm => ({
          action: `cloudwatch:${name}`,
          resource: `arn:aws:cloudwatch:${region}:${caller.accountId}:alarm:${alarm}`,
        })),
    ]),
  ),
};
