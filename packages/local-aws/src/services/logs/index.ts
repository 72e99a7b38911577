import { Service } from '../../service';
import { authorization } from './authorization';
import { logEventOperations } from './logEvents';
import { logGroupOperations } from './logGroups';
import {
  metricFilterAuthorization,
  metricFilterOperations,
} from './metricFilters';
import { resourcePolicyOperations } from './resourcePolicies';
import { tagOperations } from './tags';

/** Amazon CloudWatch Logs: groups, who may write to them, and their events. */
export const logsService: Service = {
  id: 'logs',
  operations: {
    ...logGroupOperations,
    ...tagOperations,
    ...resourcePolicyOperations,
    ...logEventOperations,
    ...metricFilterOperations,
  },
  authorization: { ...authorization, ...metricFilterAuthorization },
};
