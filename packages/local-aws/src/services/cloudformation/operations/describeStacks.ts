import type {
  DescribeStackEventsInput,
  DescribeStackEventsOutput,
  DescribeStacksInput,
  DescribeStacksOutput,
  ListStacksInput,
  ListStacksOutput,
  Parameter,
  Stack,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../../service';
import { StackRecord } from '../deployment/StackRecord';
import { StackStore } from '../deployment/StackStore';
import { StackParameter } from '../template/parameters';
import { parseTemplate } from '../template/Template';
import { validationError } from '../template/errors';
import { operation } from './operation';
import { page } from './page';

const DescribeStacks = operation<DescribeStacksInput>()(
  [],
  ['StackName', 'NextToken'],
  ({ StackName, NextToken }, context): DescribeStacksOutput => {
    const store = storeOf(context);
    const stacks =
      StackName === undefined
        ? newestFirst(store.all()).filter(
            ({ status }) => status !== 'DELETE_COMPLETE',
          )
        : [store.get(StackName)];
    const { items, NextToken: next } = page(stacks, NextToken);
    return { Stacks: items.map(describeStack), NextToken: next };
  },
);

const DescribeStackEvents = operation<DescribeStackEventsInput>()(
  ['StackName'],
  ['NextToken'],
  ({ StackName, NextToken }, context): DescribeStackEventsOutput => {
    const store = storeOf(context);
    const stack = store.find(StackName);
    if (stack === undefined) {
      throw validationError(`Stack [${StackName}] does not exist`);
    }
    const { items, NextToken: next } = page(
      store.events(stack.stackId),
      NextToken,
    );
    return {
      StackEvents: items.map(event => ({
        StackId: stack.stackId,
        StackName: stack.name,
        EventId: event.eventId,
        Timestamp: new Date(event.timestamp),
        LogicalResourceId: event.logicalId,
        PhysicalResourceId: event.physicalId,
        ResourceType: event.type,
        // A status outside the SDK's list, such as DELETE_SKIPPED, is in it as well.
        ResourceStatus: event.status as StackEventStatus,
        ResourceStatusReason: event.statusReason,
        ResourceProperties: event.properties,
        ClientRequestToken: event.clientRequestToken,
      })),
      NextToken: next,
    };
  },
);

type StackEventStatus = NonNullable<
  DescribeStackEventsOutput['StackEvents']
>[number]['ResourceStatus'];

const ListStacks = operation<ListStacksInput>()(
  [],
  ['StackStatusFilter', 'NextToken'],
  ({ StackStatusFilter, NextToken }, context): ListStacksOutput => {
    const wanted = StackStatusFilter ?? [];
    const stacks = newestFirst(storeOf(context).all()).filter(
      ({ status }) => wanted.length === 0 || wanted.includes(status),
    );
    const { items, NextToken: next } = page(stacks, NextToken);
    return { StackSummaries: items.map(summarizeStack), NextToken: next };
  },
);

export const describeOperations = {
  DescribeStacks,
  DescribeStackEvents,
  ListStacks,
};

export function storeOf({ state, clock }: CallContext): StackStore {
  return new StackStore(state, clock);
}

function newestFirst(stacks: StackRecord[]): StackRecord[] {
  return stacks.reverse();
}

function describeStack(stack: StackRecord): Stack {
  return {
    StackId: stack.stackId,
    StackName: stack.name,
    Description: parseTemplate(stack.input.template).description,
    Parameters: stack.input.parameters.map(describeParameter),
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: date(stack.updatedAt),
    DeletionTime: date(stack.deletedAt),
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: stack.onFailure === 'DO_NOTHING',
    NotificationARNs: [],
    Capabilities: [...stack.input.capabilities] as Stack['Capabilities'],
    Outputs: stack.outputs.map(output => ({
      OutputKey: output.key,
      OutputValue: output.value,
      Description: output.description,
      ExportName: output.exportName,
    })),
    RoleARN: stack.roleArn,
    Tags: [...stack.input.tags],
    EnableTerminationProtection: stack.terminationProtection,
    RetainExceptOnCreate: stack.retainExceptOnCreate,
    RollbackConfiguration: {},
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

/** A parameter as the API answers it. */
export function describeParameter(parameter: StackParameter): Parameter {
  return {
    ParameterKey: parameter.key,
    ParameterValue: parameter.noEcho ? '****' : parameter.value,
    ResolvedValue: parameter.resolvedValue,
  };
}

function summarizeStack(stack: StackRecord): StackSummary {
  return {
    StackId: stack.stackId,
    StackName: stack.name,
    TemplateDescription: parseTemplate(stack.input.template).description,
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: date(stack.updatedAt),
    DeletionTime: date(stack.deletedAt),
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

function date(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
