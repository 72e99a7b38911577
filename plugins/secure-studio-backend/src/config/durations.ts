import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';

interface DurationRule {
  /** Milliseconds. */
  fallback: number;
  min: number;
  max: number;
  /** Both in words. */
  range: string;
}

/** A duration in milliseconds, as text or in exactly one unit. */
export function milliseconds({ fallback, min, max, range }: DurationRule) {
  return z
    .unknown()
    .transform((value, context) => {
      const units = unitsOf(value);
      if (units.length > 1) {
        context.addIssue(
          `expected a duration in one unit, got ${units.join(
            ' and ',
          )}: a key that several files have holds the units of all of them, so use the same one everywhere`,
        );
        return z.NEVER;
      }
      const duration = readMilliseconds(value);
      if (!(duration >= min && duration <= max)) {
        context.addIssue(
          `expected a duration of ${range} in one unit, such as { seconds: 30 }`,
        );
      }
      return duration;
    })
    .default(fallback);
}

/** A duration in whole seconds. */
export function seconds(rule: DurationRule) {
  return milliseconds(rule)
    .refine(value => value % 1000 === 0, 'expected whole seconds')
    .transform(value => value / 1000);
}

function unitsOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** NaN where Backstage reads no duration. */
function readMilliseconds(value: unknown): number {
  try {
    // ConfigReader looks at the types itself.
    const config = new ConfigReader({ duration: value as string });
    return durationToMilliseconds(
      readDurationFromConfig(config, { key: 'duration' }),
    );
  } catch {
    return NaN;
  }
}
