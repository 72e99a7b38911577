import type {
  Capability,
  ChangeSetSummary,
  DeleteChangeSetInput,
  DescribeChangeSetInput,
  DescribeChangeSetOutput,
  ExecuteChangeSetInput,
  ListChangeSetsInput,
  ListChangeSetsOutput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../AwsError';
import { CallContext } from '../../../service';
import {
  ChangeSetRecord,
  changeSets,
  changeSetsOf,
  executionStatus,
} from '../deployment/ChangeSetRecord';
import { continueDeployments } from '../deployment/deployStack';
import { validationError } from '../template/errors';
import { CreateChangeSet } from './createChangeSet';
import { describeParameter, storeOf } from './describeStacks';
import { findChangeSet, getChangeSet } from './findChangeSet';
import { operation } from './operation';
import { page } from './page';
import { assertUpdatable } from './updatedInput';

const DescribeChangeSet = operation<DescribeChangeSetInput>()(
  ['ChangeSetName'],
  ['StackName', 'NextToken'],
  ({ NextToken, ...asked }, context): DescribeChangeSetOutput => {
    const changeSet = getChangeSet(asked, context);
    const { items, NextToken: next } = page(changeSet.changes, NextToken);
    const { Status: _status, ...summary } = summarize(changeSet, context);
    return {
      ...summary,
      Status: changeSet.status,
      Parameters: changeSet.input.parameters.map(describeParameter),
      // As they were given, which the SDK's list of them admits.
      Capabilities: [...changeSet.input.capabilities] as Capability[],
      Tags: [...changeSet.input.tags],
      NotificationARNs: [],
      RollbackConfiguration: {},
      OnStackFailure: changeSet.onStackFailure,
      Changes: items.map(ResourceChange => ({
        Type: 'Resource',
        ResourceChange,
      })),
      NextToken: next,
    };
  },
);

const ListChangeSets = operation<ListChangeSetsInput>()(
  ['StackName'],
  ['NextToken'],
  ({ StackName, NextToken }, context): ListChangeSetsOutput => {
    const { stackId } = storeOf(context).get(StackName);
    const all = changeSetsOf(context.state, stackId);
    const { items, NextToken: next } = page(all, NextToken);
    return {
      Summaries: items.map(changeSet => summarize(changeSet, context)),
      NextToken: next,
    };
  },
);

const ExecuteChangeSet = operation<ExecuteChangeSetInput>()(
  ['ChangeSetName'],
  [
    'StackName',
    'ClientRequestToken',
    'DisableRollback',
    'RetainExceptOnCreate',
  ],
  (input, context): object => {
    const changeSet = getChangeSet(input, context);
    const store = storeOf(context);
    const stack = store.get(changeSet.stackId);
    const status = executionStatus(changeSet, stack);
    if (status !== 'AVAILABLE') {
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.changeSetId}] cannot be executed in its current status of [${changeSet.status}] and execution status of [${status}]`,
      );
    }
    if (input.DisableRollback && changeSet.onStackFailure !== undefined) {
      throw validationError(
        'DisableRollback cannot be specified with a change set that has OnStackFailure.',
      );
    }
    const isCreate = changeSet.type === 'CREATE';
    if (!isCreate) assertUpdatable(stack);
    const onFailure =
      changeSet.onStackFailure ??
      (input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
    forgetOthers(changeSet, context);
    store.setStatus(
      stack.stackId,
      isCreate ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
      'User Initiated',
      {
        input: changeSet.input,
        ...(!isCreate && {
          previousInput: stack.input,
          updatedAt: store.now(),
        }),
        caller: context.caller,
        roleArn: changeSet.roleArn,
        onFailure,
        retainExceptOnCreate: input.RetainExceptOnCreate ?? false,
        clientRequestToken: input.ClientRequestToken,
      },
    );
    continueDeployments(context);
    return {};
  },
);

const DeleteChangeSet = operation<DeleteChangeSetInput>()(
  ['ChangeSetName'],
  ['StackName'],
  (input, context): object => {
    const changeSet = findChangeSet(input, context);
    // "If the call successfully completes, CloudFormation successfully deleted the change set."
    if (changeSet === undefined) return {};
    const stack = storeOf(context).get(changeSet.stackId);
    if (executionStatus(changeSet, stack) === 'EXECUTE_IN_PROGRESS') {
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.changeSetId}] cannot be deleted while it is executed`,
      );
    }
    changeSets(context.state).delete(changeSet.changeSetId);
    return {};
  },
);

export const changeSetOperations = {
  CreateChangeSet,
  DescribeChangeSet,
  ListChangeSets,
  ExecuteChangeSet,
  DeleteChangeSet,
};

/** "CloudFormation deletes all the change sets associated with the stack" (API reference, ExecuteChangeSet). */
function forgetOthers(
  changeSet: ChangeSetRecord,
  { state }: CallContext,
): void {
  changeSetsOf(state, changeSet.stackId)
    .filter(({ changeSetId }) => changeSetId !== changeSet.changeSetId)
    .forEach(({ changeSetId }) => changeSets(state).delete(changeSetId));
  changeSets(state).set(changeSet.changeSetId, {
    ...changeSet,
    executed: true,
  });
}

function summarize(
  changeSet: ChangeSetRecord,
  context: CallContext,
): ChangeSetSummary {
  const stack = storeOf(context).get(changeSet.stackId);
  return {
    ChangeSetId: changeSet.changeSetId,
    ChangeSetName: changeSet.name,
    StackId: stack.stackId,
    StackName: stack.name,
    Description: changeSet.description,
    CreationTime: new Date(changeSet.createdAt),
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    ExecutionStatus: executionStatus(changeSet, stack),
    IncludeNestedStacks: false,
  };
}
