import type {
  CreateStackInput,
  CreateStackOutput,
  DeleteStackInput,
  UpdateStackInput,
  UpdateStackOutput,
} from '@aws-sdk/client-cloudformation';
import { continueDeployments } from '../deployment/deployStack';
import { isInProgress } from '../deployment/StackRecord';
import { validationError } from '../template/errors';
import { storeOf } from './describeStacks';
import { operation } from './operation';
import { assertNameIsFree, assertStackName, newStackId } from './newStack';
import { checkedInput } from './stackInput';
import { templateText } from './templateSource';
import { assertUpdatable, isUnchanged, updatedInput } from './updatedInput';

const CreateStack = operation<CreateStackInput>()(
  ['StackName'],
  [
    'TemplateBody',
    'TemplateURL',
    'Parameters',
    'Capabilities',
    'Tags',
    'RoleARN',
    'OnFailure',
    'DisableRollback',
    'RetainExceptOnCreate',
    'EnableTerminationProtection',
    'ClientRequestToken',
  ],
  async (input, context): Promise<CreateStackOutput> => {
    const store = storeOf(context);
    const { StackName: name, DisableRollback, OnFailure } = input;
    assertStackName(name);
    if (OnFailure !== undefined && DisableRollback !== undefined) {
      throw validationError(
        'Only one of DisableRollback and OnFailure may be specified.',
      );
    }
    assertNameIsFree(store, name);
    const text = await templateText(input, context);
    if (text === undefined) {
      throw validationError(
        'Either Template URL or Template Body must be specified.',
      );
    }
    const checked = await checkedInput(text, input, context);
    assertNameIsFree(store, name);
    const stackId = newStackId(name, context);
    store.add({
      stackId,
      name,
      status: 'CREATE_IN_PROGRESS',
      statusReason: 'User Initiated',
      createdAt: store.now(),
      caller: context.caller,
      roleArn: input.RoleARN,
      onFailure: OnFailure ?? (DisableRollback ? 'DO_NOTHING' : 'ROLLBACK'),
      retainExceptOnCreate: input.RetainExceptOnCreate ?? false,
      terminationProtection: input.EnableTerminationProtection ?? false,
      clientRequestToken: input.ClientRequestToken,
      input: checked,
      retainResources: [],
      resources: {},
      outputs: [],
      imports: [],
    });
    continueDeployments(context);
    return { StackId: stackId };
  },
);

const UpdateStack = operation<UpdateStackInput>()(
  ['StackName'],
  [
    'TemplateBody',
    'TemplateURL',
    'UsePreviousTemplate',
    'Parameters',
    'Capabilities',
    'Tags',
    'RoleARN',
    'DisableRollback',
    'ClientRequestToken',
  ],
  async (input, context): Promise<UpdateStackOutput> => {
    const store = storeOf(context);
    const stack = store.find(input.StackName);
    if (stack === undefined || stack.status === 'DELETE_COMPLETE') {
      throw validationError(`Stack [${input.StackName}] does not exist`);
    }
    const checked = await updatedInput(stack, input, context);
    if (isUnchanged(stack.input, checked)) {
      throw validationError('No updates are to be performed.');
    }
    assertUpdatable(store.get(stack.stackId));
    store.setStatus(stack.stackId, 'UPDATE_IN_PROGRESS', 'User Initiated', {
      input: checked,
      previousInput: stack.input,
      updatedAt: store.now(),
      caller: context.caller,
      roleArn: input.RoleARN ?? stack.roleArn,
      onFailure: input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK',
      clientRequestToken: input.ClientRequestToken,
    });
    continueDeployments(context);
    return { StackId: stack.stackId };
  },
);

const DeleteStack = operation<DeleteStackInput>()(
  ['StackName'],
  ['RetainResources', 'RoleARN', 'ClientRequestToken'],
  (input, context): object => {
    const store = storeOf(context);
    const stack = store.find(input.StackName);
    // Deleting what is not there, is gone or is being deleted succeeds.
    if (
      stack === undefined ||
      stack.status === 'DELETE_COMPLETE' ||
      stack.status === 'DELETE_IN_PROGRESS'
    ) {
      return {};
    }
    if (stack.terminationProtection) {
      throw validationError(
        `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
      );
    }
    if (isInProgress(stack)) {
      throw validationError(
        `Stack [${stack.name}] cannot be deleted while in status ${stack.status}`,
      );
    }
    const retainResources = input.RetainResources ?? [];
    if (retainResources.length > 0 && stack.status !== 'DELETE_FAILED') {
      throw validationError(
        `Invalid operation on stack [${stack.stackId}]. To specify resources to retain, the stack must be in the DELETE_FAILED state.`,
      );
    }
    store.setStatus(stack.stackId, 'DELETE_IN_PROGRESS', 'User Initiated', {
      retainResources,
      caller: context.caller,
      roleArn: input.RoleARN ?? stack.roleArn,
      clientRequestToken: input.ClientRequestToken,
    });
    continueDeployments(context);
    return {};
  },
);

export const changeOperations = { CreateStack, UpdateStack, DeleteStack };
