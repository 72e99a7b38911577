import { AwsError } from '../../AwsError';
import { State } from '../../state';

export interface LogGroupRecord {
  readonly name: string;
  /** Without the `:*` at the end. */
  readonly arn: string;
  readonly creationTime: number;
  readonly retentionInDays?: number;
  readonly kmsKeyId?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface LogStreamRecord {
  readonly name: string;
  readonly creationTime: number;
}

export interface LogEventRecord {
  readonly eventId: string;
  readonly stream: string;
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
}

export interface ResourcePolicyRecord {
  readonly policyName: string;
  readonly policyDocument: string;
  readonly lastUpdatedTime: number;
}

export function logGroups(state: State) {
  return state.collection<LogGroupRecord>('logs:groups');
}

/** The streams of a group, by name. */
export function logStreams(state: State, group: string) {
  return state.collection<LogStreamRecord>(`logs:streams:${group}`);
}

/** The events of a group, by event id. */
export function logEvents(state: State, group: string) {
  return state.collection<LogEventRecord>(`logs:events:${group}`);
}

export function resourcePolicies(state: State) {
  return state.collection<ResourcePolicyRecord>('logs:resourcePolicies');
}

/** @throws ResourceNotFoundException */
export function findLogGroup(state: State, name: string): LogGroupRecord {
  const group = logGroups(state).get(name);
  if (!group) {
    throw new AwsError(
      'ResourceNotFoundException',
      'The specified log group does not exist.',
    );
  }
  return group;
}

/** A log group by its ARN, with or without `:*`. @throws ResourceNotFoundException */
export function findLogGroupByArn(state: State, arn: string): LogGroupRecord {
  const name = /:log-group:([^:]+)(:\*)?$/.exec(arn)?.[1] ?? '';
  return findLogGroup(state, name);
}

export function setLogGroup(state: State, group: LogGroupRecord): void {
  logGroups(state).set(group.name, group);
}

/** Clears a collection. */
export function removeAll(collection: {
  entries(): Array<[key: string, item: object]>;
  delete(key: string): boolean;
}): void {
  for (const [key] of collection.entries()) {
    collection.delete(key);
  }
}
