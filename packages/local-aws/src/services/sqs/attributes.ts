import { AwsError } from '../../AwsError';
import { parsePolicyDocument } from '../iam/policyDocument';

/** What a queue has where nothing is set (API reference, SetQueueAttributes). */
const DEFAULTS: Readonly<Record<string, string>> = {
  DelaySeconds: '0',
  MaximumMessageSize: '262144',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  VisibilityTimeout: '30',
};

/** Least and most of the numeric attributes (API reference, SetQueueAttributes). */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  DelaySeconds: [0, 900],
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
  MaximumMessageSize: [1024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  VisibilityTimeout: [0, 43_200],
};

const OTHERS = ['KmsMasterKeyId', 'Policy', 'RedrivePolicy'];

/** The attributes after others were set; an empty text takes one away. */
export function withAttributes(
  present: Readonly<Record<string, string>>,
  set: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const merged = { ...present };
  for (const [name, value = ''] of Object.entries(set)) {
    if (value === '') {
      delete merged[name];
    } else {
      requireValid(name, value);
      merged[name] = value;
    }
  }
  return merged;
}

export function numberOf(
  attributes: Readonly<Record<string, string>>,
  name: string,
): number {
  return Number(attributes[name] ?? DEFAULTS[name]);
}

/** All that GetQueueAttributes can answer of what was set. */
export function effectiveAttributes(
  attributes: Readonly<Record<string, string>>,
): Record<string, string> {
  return { ...DEFAULTS, ...attributes };
}

/** Where messages go that were received in vain too often. */
export function redrivePolicyOf(
  attributes: Readonly<Record<string, string>>,
): { deadLetterTargetArn: string; maxReceiveCount: number } | undefined {
  return attributes.RedrivePolicy === undefined
    ? undefined
    : JSON.parse(attributes.RedrivePolicy);
}

function requireValid(name: string, value: string): void {
  const range = RANGES[name];
  if (!range && !OTHERS.includes(name)) {
    throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
  if (range && !(Number(value) >= range[0] && Number(value) <= range[1])) {
    throw invalidValue(name, value);
  }
  if (name === 'Policy') {
    const { problem } = parsePolicyDocument(value, 'resource');
    if (problem !== undefined) throw invalidValue(name, problem);
  }
  if (name === 'RedrivePolicy') requireRedrivePolicy(value);
}

function requireRedrivePolicy(value: string): void {
  try {
    const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(value);
    const count = Number(maxReceiveCount);
    if (
      typeof deadLetterTargetArn === 'string' &&
      count >= 1 &&
      count <= 1000
    ) {
      return;
    }
  } catch {
    // Not JSON: refused below like any other text.
  }
  throw invalidValue('RedrivePolicy', value);
}

function invalidValue(name: string, value: string): AwsError {
  return new AwsError(
    'InvalidAttributeValue',
    `Invalid value for the parameter ${name}. Reason: ${value}`,
  );
}
