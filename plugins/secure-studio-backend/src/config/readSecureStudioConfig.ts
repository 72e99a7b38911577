import { Config } from '@backstage/config';
import { isProduction } from 'backstage-plugin-secure-studio-node';
import { z } from 'zod';
import { ConfigurationError, ConfigurationProblem } from './ConfigurationError';
import { secureStudio } from './secureStudio';
import { SecureStudioConfig } from './types';

const ROOT = 'secureStudio';

/**
 * Reads and checks everything below `secureStudio`.
 *
 * @throws ConfigurationError that names the path of each key that is wrong, missing or unknown, and
 *   what is expected there.
 */
export function readSecureStudioConfig(
  config: Config,
  { production = isProduction() } = {},
): SecureStudioConfig {
  const { data, error } = secureStudio({ production }).safeParse(
    config.getOptional(ROOT),
  );
  if (error) {
    throw new ConfigurationError(error.issues.flatMap(toProblems));
  }
  return data;
}

function toProblems(issue: z.core.$ZodIssue): ConfigurationProblem[] {
  const paths =
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => [...issue.path, key])
      : [issue.path];
  return paths.map(path => ({
    path: [ROOT, ...path].map(toPathPart).join('').slice(1),
    expectation: issue.message,
  }));
}

function toPathPart(key: PropertyKey): string {
  if (typeof key === 'number') {
    return `[${key}]`;
  }
  return /^\w+$/.test(String(key)) ? `.${String(key)}` : `['${String(key)}']`;
}
