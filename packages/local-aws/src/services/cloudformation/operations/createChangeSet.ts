import { randomUUID } from 'node:crypto';
import type {
  CreateChangeSetInput,
  CreateChangeSetOutput,
  ResourceChange,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../AwsError';
import { CallContext } from '../../../service';
import {
  ChangeSetRecord,
  changeSets,
  changeSetsOf,
} from '../deployment/ChangeSetRecord';
import { deploymentContext } from '../deployment/DeploymentContext';
import { planChanges } from '../deployment/planChanges';
import { StackInput, StackRecord } from '../deployment/StackRecord';
import { unknownToLocalAws, validationError } from '../template/errors';
import { storeOf } from './describeStacks';
import { assertNameIsFree, assertStackName, newStackId } from './newStack';
import { operation } from './operation';
import { checkedInput } from './stackInput';
import { templateText } from './templateSource';
import { isUnchanged, updatedInput } from './updatedInput';

type Request = CreateChangeSetInput & {
  StackName: string;
  ChangeSetName: string;
};

/** The change set is complete, or has failed, once the call answers: the changes are read, not made. */
export const CreateChangeSet = operation<CreateChangeSetInput>()(
  ['StackName', 'ChangeSetName'],
  [
    'TemplateBody',
    'TemplateURL',
    'UsePreviousTemplate',
    'Parameters',
    'Capabilities',
    'Tags',
    'RoleARN',
    'ClientToken',
    'Description',
    'ChangeSetType',
    // Without effect: no type of nested stacks is served.
    'IncludeNestedStacks',
    'OnStackFailure',
  ],
  async (input, context): Promise<CreateChangeSetOutput> => {
    const { ChangeSetType: type = 'UPDATE' } = input;
    if (type === 'IMPORT') {
      throw unknownToLocalAws('change sets of the type IMPORT');
    }
    const earlier = sameToken(input, context);
    if (earlier) return { Id: earlier.changeSetId, StackId: earlier.stackId };
    const { stack, checked } =
      type === 'CREATE'
        ? await newStack(input, context)
        : await knownStack(input, context);
    assertChangeSetNameIsFree(input.ChangeSetName, stack, context);
    const changeSet: ChangeSetRecord = {
      changeSetId: `arn:aws:cloudformation:${context.region}:${
        context.caller.accountId
      }:changeSet/${input.ChangeSetName}/${randomUUID()}`,
      name: input.ChangeSetName,
      stackId: stack.stackId,
      type,
      description: input.Description,
      createdAt: context.clock.now().toISOString(),
      clientToken: input.ClientToken,
      input: checked,
      caller: context.caller,
      roleArn: input.RoleARN ?? stack.roleArn,
      onStackFailure: input.OnStackFailure,
      stackUpdatedAt: stack.updatedAt,
      executed: false,
      ...(await outcome(type, stack, checked, context)),
    };
    changeSets(context.state).set(changeSet.changeSetId, changeSet);
    return { Id: changeSet.changeSetId, StackId: stack.stackId };
  },
);

interface Subject {
  readonly stack: StackRecord;
  readonly checked: StackInput;
}

async function knownStack(
  input: Request,
  context: CallContext,
): Promise<Subject> {
  const stack = storeOf(context).find(input.StackName);
  if (stack === undefined || stack.status === 'DELETE_COMPLETE') {
    throw validationError(`Stack [${input.StackName}] does not exist`);
  }
  return { stack, checked: await updatedInput(stack, input, context) };
}

/** The stack is there for review, without resources, until the change set is executed. */
async function newStack(
  input: Request,
  context: CallContext,
): Promise<Subject> {
  const store = storeOf(context);
  const name = input.StackName;
  const present = store.find(name);
  const underReview =
    present?.status === 'REVIEW_IN_PROGRESS' ? present : undefined;
  if (underReview === undefined) {
    assertStackName(name);
    assertNameIsFree(store, name);
  }
  const text = await templateText(input, context);
  if (text === undefined) {
    throw validationError(
      'Either Template URL or Template Body must be specified.',
    );
  }
  const checked = await checkedInput(text, input, context);
  if (underReview !== undefined) return { stack: underReview, checked };
  const stackId = newStackId(name, context);
  store.add({
    stackId,
    name,
    status: 'REVIEW_IN_PROGRESS',
    statusReason: 'User Initiated',
    createdAt: store.now(),
    caller: context.caller,
    roleArn: input.RoleARN,
    onFailure: 'ROLLBACK',
    retainExceptOnCreate: false,
    terminationProtection: false,
    input: checked,
    retainResources: [],
    resources: {},
    outputs: [],
    imports: [],
  });
  return { stack: store.get(stackId), checked };
}

async function outcome(
  type: ChangeSetRecord['type'],
  stack: StackRecord,
  checked: StackInput,
  context: CallContext,
): Promise<Pick<ChangeSetRecord, 'status' | 'statusReason' | 'changes'>> {
  const failed = (statusReason: string) => ({
    status: 'FAILED' as const,
    statusReason,
    changes: [],
  });
  if (type === 'UPDATE' && isUnchanged(stack.input, checked)) {
    return failed(
      "The submitted information didn't contain changes. Submit different information to create a change set.",
    );
  }
  let changes: ResourceChange[];
  try {
    const deployment = deploymentContext(stack.stackId, context);
    changes = await planChanges(deployment, checked);
  } catch (error) {
    if (error instanceof AwsError) return failed(error.message);
    throw error;
  }
  return { status: 'CREATE_COMPLETE', changes };
}

function assertChangeSetNameIsFree(
  name: string,
  stack: StackRecord,
  { state }: CallContext,
): void {
  if (changeSetsOf(state, stack.stackId).some(other => other.name === name)) {
    throw new AwsError(
      'AlreadyExistsException',
      `ChangeSet ${name} already exists for stack ${stack.name}`,
    );
  }
}

function sameToken(
  { ClientToken, ChangeSetName, StackName }: Request,
  context: CallContext,
): ChangeSetRecord | undefined {
  const stack = storeOf(context).find(StackName);
  return (
    stack &&
    changeSetsOf(context.state, stack.stackId).find(
      ({ clientToken, name }) =>
        ClientToken !== undefined &&
        clientToken === ClientToken &&
        name === ChangeSetName,
    )
  );
}
