import { Config } from '@backstage/config';
import {
  ALL_CHOICES,
  DEFAULT_CHOICES,
  TargetChoices,
} from 'backstage-plugin-secure-studio-common';
import { ConfigurationError, readStrings } from './configValues';

/** AWS Organizations, API_Organization: `Id`. */
const ORGANIZATION = /^o-[a-z0-9]{10,32}$/;

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** The choices of which a request takes one: a target always leaves one. */
type SingleChoice = Exclude<
  keyof TargetChoices,
  'breakGlassRoleArns' | 'organizationIds' | 's3Exceptions'
>;

/**
 * What a requester may choose on a target.
 *
 * @param path - Of the target.
 * @throws an error that names the key's path and what it expects.
 */
export function readChoices(config: Config, path: string): TargetChoices {
  refuseUnknown(config, `${path}.choices`);
  const single = <Name extends SingleChoice>(name: Name) =>
    readSome(config, name, path, { emptyAllowed: false });
  return {
    egressMode: single('egressMode'),
    placement: single('placement'),
    blockAction: single('blockAction'),
    zones: single('zones'),
    network: single('network'),
    endpointTier: single('endpointTier'),
    s3Exceptions: readSome(config, 's3Exceptions', path, {
      emptyAllowed: true,
    }),
    authMode: single('authMode'),
    persona: single('persona'),
    homeFileSystem: single('homeFileSystem'),
    networkIsolation: single('networkIsolation'),
    logRetentionDays: single('logRetentionDays'),
    flowLogTraffic: single('flowLogTraffic'),
    breakGlassRoleArns: readMatching(config, 'breakGlassRoleArns', path, {
      pattern: ROLE,
      expectation: 'expected a list of ARNs of IAM roles, without wildcards',
    }),
    organizationIds: readMatching(config, 'organizationIds', path, {
      pattern: ORGANIZATION,
      expectation: "expected a list of organizations' ids such as o-a1b2c3d4e5",
    }),
  };
}

function refuseUnknown(config: Config, path: string): void {
  const unknown = config
    .getOptionalConfig('choices')
    ?.keys()
    .find(key => !(key in ALL_CHOICES));
  if (unknown !== undefined) {
    throw new ConfigurationError(
      `${path}.${unknown}`,
      `expected one of the keys ${Object.keys(ALL_CHOICES).join(', ')}`,
    );
  }
}

/** A list out of the product's choices, which is the default where the key is missing. */
function readSome<Name extends SingleChoice | 's3Exceptions'>(
  config: Config,
  name: Name,
  path: string,
  { emptyAllowed }: { emptyAllowed: boolean },
): TargetChoices[Name] {
  const value = config.getOptional(`choices.${name}`);
  if (value === undefined) {
    return DEFAULT_CHOICES[name];
  }
  const known: readonly unknown[] = ALL_CHOICES[name];
  if (
    !Array.isArray(value) ||
    (value.length === 0 && !emptyAllowed) ||
    new Set(value).size < value.length ||
    !value.every(item => known.includes(item))
  ) {
    throw new ConfigurationError(
      `${path}.choices.${name}`,
      `expected a list out of ${known.join(', ')}, none twice`,
    );
  }
  // Every item is one of the product's own.
  return value as TargetChoices[Name];
}

function readMatching(
  config: Config,
  name: 'breakGlassRoleArns' | 'organizationIds',
  path: string,
  rule: { pattern: RegExp; expectation: string },
): string[] {
  const key = `choices.${name}`;
  const values = readStrings(config, key, path) ?? [];
  if (!values.every(value => rule.pattern.test(value))) {
    throw new ConfigurationError(`${path}.${key}`, rule.expectation);
  }
  return values;
}
