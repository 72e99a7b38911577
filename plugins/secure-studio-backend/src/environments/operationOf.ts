import { EnvironmentRecord } from './types';

/**
 * The operation, where it is of what the environment is now: not of something that was asked for under
 * its name before an admin took it over from AWS.
 */
export function operationOf<Operation extends { readonly createdAt: string }>(
  { registeredAt }: Pick<EnvironmentRecord, 'registeredAt'>,
  operation: Operation | undefined,
): Operation | undefined {
  return operation && registeredAt && operation.createdAt <= registeredAt
    ? undefined
    : operation;
}
