import { AccessLevelFilter } from '@aws-sdk/client-service-catalog';
import { Caller } from '../../service';
import { invalidParameters } from './errors';
import { ProvisionedProductRecord } from './records';

export type AccessLevel = 'Account' | 'Role' | 'User';

/** @throws AwsError InvalidParametersException */
export function accessLevel(
  filter: AccessLevelFilter | undefined,
  otherwise: AccessLevel,
): AccessLevel {
  const { Key = otherwise, Value = 'self' } = filter ?? {};
  if (Value !== 'self') {
    throw invalidParameters(
      `local-aws does not serve the access level ${Key}: ${Value}`,
    );
  }
  return Key;
}

/**
 * Whether the caller stands at this level to a provisioned product: account ⊃ role ⊃ user.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_AccessLevelFilter.html
 */
export function isAtLevel(
  level: AccessLevel,
  { owner }: ProvisionedProductRecord,
  caller: Caller,
): boolean {
  switch (level) {
    case 'User':
      return owner.arn === caller.arn;
    case 'Role':
      return (owner.roleArn ?? owner.arn) === (caller.roleArn ?? caller.arn);
    default:
      return owner.accountId === caller.accountId;
  }
}
