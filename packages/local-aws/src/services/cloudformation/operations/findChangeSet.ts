import { AwsError } from '../../../AwsError';
import { CallContext } from '../../../service';
import {
  ChangeSetRecord,
  changeSets,
  changeSetsOf,
} from '../deployment/ChangeSetRecord';
import { validationError } from '../template/errors';
import { storeOf } from './describeStacks';

interface Asked {
  readonly ChangeSetName: string;
  readonly StackName?: string;
}

/** @throws AwsError `ChangeSetNotFound` */
export function getChangeSet(
  asked: Asked,
  context: CallContext,
): ChangeSetRecord {
  const changeSet = findChangeSet(asked, context);
  if (changeSet === undefined) {
    throw new AwsError(
      'ChangeSetNotFound',
      `ChangeSet [${asked.ChangeSetName}] does not exist`,
      404,
    );
  }
  return changeSet;
}

/** By its name and its stack's, or by its ARN. */
export function findChangeSet(
  { ChangeSetName, StackName }: Asked,
  context: CallContext,
): ChangeSetRecord | undefined {
  if (ChangeSetName.startsWith('arn:')) {
    return changeSets(context.state).get(ChangeSetName);
  }
  if (StackName === undefined) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  const { stackId } = storeOf(context).get(StackName);
  return changeSetsOf(context.state, stackId).find(
    ({ name }) => name === ChangeSetName,
  );
}
