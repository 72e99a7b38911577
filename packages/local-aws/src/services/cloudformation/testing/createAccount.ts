import type {
  CreateStackInput,
  DescribeStackEventsOutput,
  DescribeStacksOutput,
  Stack,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import { createCallLog, RecordedCall } from '../../../calls';
import { createClock } from '../../../clock';
import { createDispatcher } from '../../../dispatch';
import { Faults } from '../../../faults';
import { createFaults } from '../../../faults/createFaults';
import { allowAll } from '../../../identity/authorize';
import { ServiceId } from '../../../service';
import { services } from '../..';
import { createStateStore, Snapshot } from '../../../state/createStateStore';
import { JsonObject } from '../template/json';

const CALLER = {
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/local',
  sessionTags: {},
};

/** An account of all services that this server has, without the server's wire. */
export interface Account {
  readonly faults: Faults;
  invoke<Output extends object>(
    service: ServiceId,
    operation: string,
    input: object,
  ): Promise<Output>;
  /** Creates a stack with every capability and waits for its end. */
  createStack(
    template: JsonObject,
    input?: Partial<CreateStackInput>,
  ): Promise<Stack>;
  updateStack(
    template: JsonObject,
    input?: Partial<CreateStackInput>,
  ): Promise<Stack>;
  deleteStack(stackId: string): Promise<Stack>;
  /** Waits until no operation on the stack is in progress. */
  settled(stackId: string): Promise<Stack>;
  /** Oldest first. */
  events(stackId: string): Promise<StackEvent[]>;
  calls(): RecordedCall[];
  /** Ends all work, as a server does that closes, and answers what it leaves. */
  close(): Snapshot;
}

export function createAccount(initial?: Snapshot): Account {
  const clock = createClock();
  const faults = createFaults(clock);
  const log = createCallLog();
  const closing = new AbortController();
  const store = createStateStore(initial);
  const dispatcher = createDispatcher({
    services,
    store,
    clock,
    faults,
    pace: 'instant',
    signal: closing.signal,
    calls: log,
    authorize: allowAll,
    endpoint: () => 'http://127.0.0.1',
  });
  const invoke: Account['invoke'] = async <Output extends object>(
    service: ServiceId,
    operation: string,
    input: object,
  ) =>
    (await dispatcher.run({
      service,
      operation,
      input,
      caller: CALLER,
      region: 'eu-west-1',
      origin: 'client',
    })) as Output;
  const describe = async (StackName: string) => {
    const { Stacks = [] } = await invoke<DescribeStacksOutput>(
      'cloudformation',
      'DescribeStacks',
      { StackName },
    );
    return Stacks[0];
  };
  const settled = async (stackId: string) => {
    for (;;) {
      const stack = await describe(stackId);
      if (!stack.StackStatus?.endsWith('_IN_PROGRESS')) {
        return stack;
      }
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  const change = async (
    operation: string,
    template: JsonObject,
    input: Partial<CreateStackInput> = {},
  ) => {
    const { StackId } = await invoke<{ StackId: string }>(
      'cloudformation',
      operation,
      {
        StackName: 'stack',
        TemplateBody: JSON.stringify(template),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        ...input,
      },
    );
    return settled(StackId);
  };
  return {
    faults,
    invoke,
    settled,
    createStack: (template, input) => change('CreateStack', template, input),
    updateStack: (template, input) => change('UpdateStack', template, input),
    async deleteStack(StackName) {
      await invoke('cloudformation', 'DeleteStack', { StackName });
      return settled(StackName);
    },
    async events(StackName) {
      const { StackEvents = [] } = await invoke<DescribeStackEventsOutput>(
        'cloudformation',
        'DescribeStackEvents',
        { StackName },
      );
      return StackEvents.reverse();
    },
    calls: log.all,
    close() {
      closing.abort();
      return store.snapshot();
    },
  };
}
