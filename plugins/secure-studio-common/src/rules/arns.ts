import { ExistingKeys } from '../api';
import { EnvironmentSettings, partitionOf } from '../settings';
import { Violation } from './Violation';

/** Key ids are UUIDs, those of multi-Region keys start with `mrk-` (KMS Developer Guide, "Key identifiers"). */
const KEY =
  /^arn:(aws[a-z-]*):kms:([a-z0-9-]+):(\d{12}):key\/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/;

/** Names and paths of roles (IAM User Guide, "IAM and AWS STS quotas"); a wildcard is none. */
const ROLE =
  /^arn:(aws[a-z-]*):iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

const KEYS = [
  'storageKeyArn',
  'dataKeyArn',
  'jobsKeyArn',
] as const satisfies readonly (keyof ExistingKeys)[];

/** Where the environment is to be. */
interface Place {
  accountId: string;
  region: string;
}

/**
 * The rules that existing keys break: each is a key, not an alias, of the target's own account and
 * region.
 *
 * @public
 */
export function checkKeys(
  { keys }: EnvironmentSettings,
  place: Place,
): Violation[] {
  return KEYS.flatMap(name => {
    const arn = keys[name];
    const rule = arn === undefined ? undefined : brokenKeyRule(arn, place);
    return rule ? [{ field: `keys.${name}`, rule }] : [];
  });
}

function brokenKeyRule(
  arn: string,
  { accountId, region }: Place,
): string | undefined {
  const [, partition, keyRegion, account] = KEY.exec(arn) ?? [];
  if (!partition) {
    return 'must be the ARN of a KMS key, not of an alias';
  }
  return account === accountId &&
    keyRegion === region &&
    partition === partitionOf(region)
    ? undefined
    : `must be a key of the target's own account ${accountId} and region ${region}`;
}

/**
 * The rules that break-glass roles break.
 *
 * @public
 */
export function checkBreakGlassRoles(
  { breakGlassRoleArns: roles }: EnvironmentSettings,
  { region }: Place,
): Violation[] {
  return roles.flatMap((arn, index) => {
    const rule =
      checkBreakGlassRole(arn, region) ??
      (roles.indexOf(arn) < index
        ? 'must not be in the list twice'
        : undefined);
    return rule ? [{ field: `breakGlassRoleArns[${index}]`, rule }] : [];
  });
}

/**
 * The rule that one break-glass role breaks, in plain words; nothing where it is fit for the region.
 *
 * @public
 */
export function checkBreakGlassRole(
  arn: string,
  region: string,
): string | undefined {
  const [, partition] = ROLE.exec(arn) ?? [];
  // The parameter is a list whose parts are between commas.
  if (!partition || arn.includes(',')) {
    return 'must be the ARN of one IAM role, without wildcards and commas';
  }
  return partition === partitionOf(region)
    ? undefined
    : `must be a role of the target's own partition ${partitionOf(region)}`;
}
