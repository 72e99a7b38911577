import { setTimeout } from 'node:timers/promises';
import type {
  DescribeStackEventsOutput,
  DescribeStacksOutput,
  Stack,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../AwsError';
import { AssemblyStack } from './CloudAssembly';
import { Invoke } from './Invoke';

/** Milliseconds between two looks at a stack. */
const POLL_INTERVAL = 20;

const UPDATABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
];

/** Creates or updates one stack of an assembly and waits; one that failed before is created anew. */
export async function deployStack(
  invoke: Invoke,
  stack: AssemblyStack,
): Promise<void> {
  const existing = await settledStack(invoke, stack.stackName);
  const isUpdate = UPDATABLE.includes(existing?.StackStatus ?? '');
  if (existing !== undefined && !isUpdate) {
    await removeStack(invoke, existing);
  }
  const stackId = await changeStack(invoke, stack, isUpdate);
  if (stackId === undefined) {
    return;
  }
  const deployed = await settledStack(invoke, stackId);
  if (deployed?.StackStatus !== `${isUpdate ? 'UPDATE' : 'CREATE'}_COMPLETE`) {
    throw await failure(invoke, stack.stackName, stackId, deployed);
  }
}

/** @returns the stack's id, or undefined where nothing is to be changed */
async function changeStack(
  invoke: Invoke,
  {
    stackName,
    template,
    parameters,
    tags,
    terminationProtection,
  }: AssemblyStack,
  isUpdate: boolean,
): Promise<string | undefined> {
  const input = {
    StackName: stackName,
    ...template,
    Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
    Parameters: Object.entries(parameters).map(([key, value]) => ({
      ParameterKey: key,
      ParameterValue: value,
    })),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
  try {
    const { StackId } = await (isUpdate
      ? invoke<{ StackId: string }>('cloudformation', 'UpdateStack', input)
      : invoke<{ StackId: string }>('cloudformation', 'CreateStack', {
          ...input,
          EnableTerminationProtection: terminationProtection,
        }));
    return StackId;
  } catch (error) {
    if (isAnswer(error, 'No updates are to be performed.')) {
      return undefined;
    }
    throw error;
  }
}

async function removeStack(invoke: Invoke, { StackId }: Stack): Promise<void> {
  await invoke('cloudformation', 'DeleteStack', { StackName: StackId });
  const removed = await settledStack(invoke, StackId ?? '');
  if (removed?.StackStatus !== 'DELETE_COMPLETE') {
    throw await failure(
      invoke,
      removed?.StackName ?? '',
      StackId ?? '',
      removed,
    );
  }
}

/** The stack once nothing is in progress on it, or undefined where there is none. */
async function settledStack(
  invoke: Invoke,
  StackName: string,
): Promise<Stack | undefined> {
  for (;;) {
    const stack = await describeStack(invoke, StackName);
    if (!stack?.StackStatus?.endsWith('_IN_PROGRESS')) {
      return stack;
    }
    await setTimeout(POLL_INTERVAL);
  }
}

async function describeStack(
  invoke: Invoke,
  StackName: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await invoke<DescribeStacksOutput>(
      'cloudformation',
      'DescribeStacks',
      { StackName },
    );
    return Stacks[0];
  } catch (error) {
    if (isAnswer(error, 'does not exist')) {
      return undefined;
    }
    throw error;
  }
}

async function failure(
  invoke: Invoke,
  stackName: string,
  StackName: string,
  stack: Stack | undefined,
): Promise<Error> {
  const { StackEvents = [] } = await invoke<DescribeStackEventsOutput>(
    'cloudformation',
    'DescribeStackEvents',
    { StackName },
  );
  const reasons = StackEvents.filter(({ ResourceStatus = '' }) =>
    ResourceStatus.endsWith('_FAILED'),
  ).map(
    ({ LogicalResourceId, ResourceStatusReason }) =>
      `${LogicalResourceId}: ${ResourceStatusReason}`,
  );
  return new Error(
    [`The stack ${stackName} ended in ${stack?.StackStatus}`, ...reasons].join(
      '\n',
    ),
  );
}

function isAnswer(error: unknown, message: string): boolean {
  return error instanceof AwsError && error.message.includes(message);
}
