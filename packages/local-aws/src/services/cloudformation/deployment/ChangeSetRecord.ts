import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { State } from '../../../state';
import { Caller } from '../../../service';
import { StackInput, StackRecord } from './StackRecord';

/** What a stack would become, and what that does to its resources. */
export interface ChangeSetRecord {
  readonly changeSetId: string;
  readonly name: string;
  readonly stackId: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly description?: string;
  readonly createdAt: string;
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason?: string;
  readonly clientToken?: string;
  readonly input: StackInput;
  readonly changes: readonly ResourceChange[];
  readonly caller: Caller;
  readonly roleArn?: string;
  readonly onStackFailure?: StackRecord['onFailure'];
  /** When the stack was last changed before this: it may be executed as long as that is so. */
  readonly stackUpdatedAt?: string;
  readonly executed: boolean;
}

/** By id. */
export function changeSets(state: State) {
  return state.collection<ChangeSetRecord>('cloudformation/change-sets');
}

/** The change sets of a stack, oldest first. */
export function changeSetsOf(state: State, stackId: string): ChangeSetRecord[] {
  return changeSets(state)
    .values()
    .filter(changeSet => changeSet.stackId === stackId);
}

export type ExecutionStatus =
  | 'UNAVAILABLE'
  | 'AVAILABLE'
  | 'EXECUTE_IN_PROGRESS'
  | 'EXECUTE_COMPLETE'
  | 'EXECUTE_FAILED'
  | 'OBSOLETE';

/** Source: CloudFormation API reference, DescribeChangeSet, "ExecutionStatus". */
export function executionStatus(
  changeSet: ChangeSetRecord,
  stack: StackRecord,
): ExecutionStatus {
  if (changeSet.status === 'FAILED') {
    return 'UNAVAILABLE';
  }
  if (changeSet.executed) {
    if (/^(CREATE|UPDATE)_COMPLETE$/.test(stack.status)) {
      return 'EXECUTE_COMPLETE';
    }
    return stack.status.endsWith('_IN_PROGRESS')
      ? 'EXECUTE_IN_PROGRESS'
      : 'EXECUTE_FAILED';
  }
  const isCurrent =
    stack.updatedAt === changeSet.stackUpdatedAt &&
    stack.status !== 'DELETE_COMPLETE';
  return isCurrent ? 'AVAILABLE' : 'OBSOLETE';
}
