import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../AwsError';
import { CallContext } from '../../../service';
import { StackStore } from '../deployment/StackStore';
import { validationError } from '../template/errors';

/**
 * Source: CloudFormation API reference, CreateStack, "StackName".
 *
 * @throws AwsError `ValidationError`
 */
export function assertStackName(name: string): void {
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
}

/** @throws AwsError `AlreadyExistsException` */
export function assertNameIsFree(store: StackStore, name: string): void {
  if (store.find(name) !== undefined) {
    throw new AwsError(
      'AlreadyExistsException',
      `Stack [${name}] already exists`,
    );
  }
}

export function newStackId(
  name: string,
  { region, caller }: CallContext,
): string {
  return `arn:aws:cloudformation:${region}:${
    caller.accountId
  }:stack/${name}/${randomUUID()}`;
}
