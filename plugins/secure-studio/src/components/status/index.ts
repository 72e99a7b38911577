export { AwsStatusBadge } from './AwsStatusBadge';
export { EnvironmentStatusBadge } from './EnvironmentStatusBadge';
export { StatusBadge } from './StatusBadge';
export { StatusReason } from './StatusReason';
export { awsTone, ENVIRONMENT_STATUSES, ENVIRONMENT_TONES } from './tone';
