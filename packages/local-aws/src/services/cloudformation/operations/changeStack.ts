import { randomUUID } from 'node:crypto';
import type {
  CreateStackInput,
  CreateStackOutput,
  DeleteStackInput,
  UpdateStackInput,
  UpdateStackOutput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../AwsError';
import { CallContext } from '../../../service';
import { continueDeployments } from '../deployment/deployStack';
import { StackRecord } from '../deployment/StackRecord';
import { StackStore } from '../deployment/StackStore';
import { unknownToLocalAws, validationError } from '../template/errors';
import { jsonEquals } from '../template/json';
import { parseTemplate } from '../template/Template';
import { operation } from './operation';
import { checkedInput } from './stackInput';
import { templateText } from './templateSource';

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
    // Source: CloudFormation API reference, CreateStack, "StackName".
    if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
      throw validationError(
        `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
      );
    }
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
    const stackId = `arn:aws:cloudformation:${context.region}:${
      context.caller.accountId
    }:stack/${name}/${randomUUID()}`;
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

const UPDATABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
];

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
    assertUpdatable(stack);
    const given = await templateText(input, context);
    if ((given === undefined) !== Boolean(input.UsePreviousTemplate)) {
      throw validationError(
        'Either Template URL or Template Body must be specified, or UsePreviousTemplate.',
      );
    }
    const checked = await checkedInput(
      given ?? stack.input.template,
      input,
      context,
      stack.input,
    );
    assertSameTypes(stack.input.template, checked.template);
    if (!jsonEquals(plain(stack.input.tags), plain(checked.tags))) {
      throw unknownToLocalAws('a change of the tags of a stack');
    }
    const { capabilities: _before, ...before } = stack.input;
    const { capabilities: _after, ...after } = checked;
    if (jsonEquals(plain(before), plain(after))) {
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
    if (stack.status.endsWith('_IN_PROGRESS')) {
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

function storeOf({ state, clock }: CallContext): StackStore {
  return new StackStore(state, clock);
}

function assertNameIsFree(store: StackStore, name: string): void {
  if (store.find(name) !== undefined) {
    throw new AwsError(
      'AlreadyExistsException',
      `Stack [${name}] already exists`,
    );
  }
}

function assertUpdatable({ stackId, status }: StackRecord): void {
  if (!UPDATABLE.includes(status)) {
    throw validationError(
      `Stack:${stackId} is in ${status} state and can not be updated.`,
    );
  }
}

function assertSameTypes(before: string, after: string): void {
  const known = parseTemplate(before).resources;
  const changed = Object.entries(parseTemplate(after).resources)
    .filter(([id, { type }]) => known[id] && known[id].type !== type)
    .map(([id]) => id);
  if (changed.length > 0) {
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.join(
        ', ',
      )}]`,
    );
  }
}

/** A copy without members that are undefined. */
function plain(value: object) {
  return JSON.parse(JSON.stringify(value));
}
