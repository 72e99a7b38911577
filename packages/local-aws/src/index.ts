export { AwsError } from './AwsError';
export type { RecordedCall } from './calls';
export { createLocalAws } from './server';
export type { LocalAws, LocalAwsOptions } from './server';
