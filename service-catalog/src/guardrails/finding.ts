/** How soon somebody should look. */
export type Severity = 'HIGH' | 'MEDIUM' | 'LOW';

/** An EventBridge event pattern. */
export interface EventPattern {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What is found, and what of the event tells where and by whom. Paths are EventBridge's JSON paths. */
export interface FindingRule {
  /** Id of the construct. */
  readonly id: string;
  /** The finding's `control`. */
  readonly control: string;
  readonly severity: Severity;
  readonly description: string;
  readonly pattern: EventPattern;
  readonly resourcePath: string;
  readonly principalPath: string;
  /** The job that the responder may stop for it. */
  readonly stops?: StoppableJob;
}

export interface StoppableJob {
  /** Such as `TrainingJob`; SageMaker's API is `Stop<kind>`. */
  readonly kind: string;
  /** Where the event has the job's name. */
  readonly namePath: string;
}

/**
 * Matches a field that is absent or empty. `exists` looks at leaves alone, so it has to be asked of a
 * leaf. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export const ABSENT = [{ exists: false }, '', null];

/** Matches a field that is absent or has none of these values. */
export function absentOrNot(...values: string[]): readonly object[] {
  return [{ exists: false }, { 'anything-but': values }];
}

/** Members one within the other, such as `{ VpcConfig: { Subnets: value } }`. */
export function within(
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [first, ...rest] = path;
  return first === undefined
    ? {}
    : { [first]: rest.length ? within(rest, value) : value };
}

/** `detail` with the parts of several paths. */
export function merged(
  ...parts: readonly Record<string, unknown>[]
): Record<string, unknown> {
  return parts.reduce<Record<string, unknown>>((whole, part) => {
    const result = { ...whole };
    for (const [name, value] of Object.entries(part)) {
      const present = result[name];
      result[name] =
        isObject(present) && isObject(value) ? merged(present, value) : value;
    }
    return result;
  }, {});
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
