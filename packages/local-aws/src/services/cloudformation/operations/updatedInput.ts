import { CallContext } from '../../../service';
import { StackInput, StackRecord } from '../deployment/StackRecord';
import { unknownToLocalAws, validationError } from '../template/errors';
import { jsonEquals } from '../template/json';
import { parseTemplate } from '../template/Template';
import { checkedInput, StackRequest } from './stackInput';
import { TemplateSource, templateText } from './templateSource';

const UPDATABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
];

/**
 * What a stack is to become by UpdateStack or by a change set.
 *
 * @throws AwsError `ValidationError` where the stack or the request does not admit it.
 */
export async function updatedInput(
  stack: StackRecord,
  request: StackRequest &
    TemplateSource & { readonly UsePreviousTemplate?: boolean },
  context: CallContext,
): Promise<StackInput> {
  assertUpdatable(stack);
  const given = await templateText(request, context);
  if ((given === undefined) !== Boolean(request.UsePreviousTemplate)) {
    throw validationError(
      'Either Template URL or Template Body must be specified, or UsePreviousTemplate.',
    );
  }
  const checked = await checkedInput(
    given ?? stack.input.template,
    request,
    context,
    stack.input,
  );
  assertSameTypes(stack.input.template, checked.template);
  if (!jsonEquals(plain(stack.input.tags), plain(checked.tags))) {
    throw unknownToLocalAws('a change of the tags of a stack');
  }
  return checked;
}

/** Capabilities alone change nothing. */
export function isUnchanged(left: StackInput, right: StackInput): boolean {
  const { capabilities: _left, ...before } = left;
  const { capabilities: _right, ...after } = right;
  return jsonEquals(plain(before), plain(after));
}

/** @throws AwsError `ValidationError` */
export function assertUpdatable({ stackId, status }: StackRecord): void {
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
