import { Config, readDurationFromConfig } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { durationToMilliseconds } from '@backstage/types';

/** Says at which key the configuration is wrong and what is expected there. */
export class ConfigurationError extends Error {
  constructor(path: string, expectation: string) {
    super(`Invalid configuration at ${path}: ${expectation}`);
    this.name = 'ConfigurationError';
  }
}

export function readGroup(config: Config, key: string, path: string): string {
  const expectation =
    'expected a group entity ref such as group:default/platform';
  const ref = groupRef(
    readString(config, key, path, { pattern: /./, expectation }),
  );
  if (!ref) {
    throw new ConfigurationError(`${path}.${key}`, expectation);
  }
  return ref;
}

export function groupRef(value: string): string | undefined {
  try {
    const ref = parseEntityRef(value);
    return ref.kind.toLocaleLowerCase('en-US') === 'group'
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}

export function readString(
  config: Config,
  key: string,
  path: string,
  rule: { pattern: RegExp; expectation: string },
): string {
  const value = config.getOptional(key);
  if (typeof value !== 'string' || !rule.pattern.test(value)) {
    throw new ConfigurationError(`${path}.${key}`, rule.expectation);
  }
  return value;
}

export function readStrings(
  config: Config,
  key: string,
  path: string,
): string[] | undefined {
  const value = config.getOptional(key);
  if (value === undefined) {
    return undefined;
  }
  if (
    !Array.isArray(value) ||
    !value.every((item): item is string => typeof item === 'string')
  ) {
    throw new ConfigurationError(
      `${path}.${key}`,
      'expected a list of strings',
    );
  }
  return value;
}

export function readMilliseconds(
  config: Config,
  key: string,
  rule: {
    fallback: number;
    min: number;
    max: number;
    path: string;
    range: string;
  },
): number {
  if (!config.has(key)) {
    return rule.fallback;
  }
  let milliseconds: number;
  try {
    milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
  } catch {
    milliseconds = NaN;
  }
  if (!(milliseconds >= rule.min && milliseconds <= rule.max)) {
    throw new ConfigurationError(
      rule.path,
      `expected a duration of ${rule.range}, such as { seconds: 30 }`,
    );
  }
  return milliseconds;
}
