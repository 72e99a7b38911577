import { AwsError } from '../AwsError';
import { operationSchema, serviceModels } from '../protocol';
import { ServiceId } from '../service';
import { constraints } from './constraints';
import { findWrongType } from './types';
import { findViolations, Violation } from './violations';

/**
 * The code for what the request's form forbids. [UNV] for Service Catalog, Network Firewall and S3, whose
 * models declare no such error; the rest as in each API's "Common errors".
 */
const ERROR_CODES: Readonly<Record<ServiceId, string>> = {
  sts: 'ValidationError',
  servicecatalog: 'ValidationException',
  cloudformation: 'ValidationError',
  sagemaker: 'ValidationException',
  'network-firewall': 'ValidationException',
  ec2: 'InvalidParameterValue',
  logs: 'InvalidParameterException',
  route53resolver: 'ValidationException',
  s3: 'InvalidArgument',
  kms: 'ValidationException',
  iam: 'ValidationError',
  ssm: 'ValidationException',
  events: 'ValidationException',
  sqs: 'InvalidParameterValue',
  monitoring: 'ValidationError',
  config: 'InvalidParameterValueException',
};

/**
 * Checks an input as AWS does before it runs the operation: types, required members, lengths, ranges,
 * patterns and enums, for all of which the facts come from AWS's service models.
 * @throws AwsError that names the members and the rules, as the service's own error.
 */
export function validateInput(
  service: ServiceId,
  operation: string,
  input: object,
): void {
  const { input: schema } = operationSchema(serviceModels[service], operation);
  const wrongType = schema.isUnitSchema()
    ? undefined
    : findWrongType(schema, input);
  if (wrongType !== undefined) {
    throw new AwsError(
      'SerializationException',
      `${wrongType} is not of its type`,
    );
  }
  const facts = constraints[service];
  const shape = facts?.operations[operation];
  if (!facts || shape === undefined) return;
  const violations = findViolations(facts, shape, input);
  if (violations.length) throw validationError(service, violations);
}

function validationError(
  service: ServiceId,
  violations: readonly Violation[],
): AwsError {
  if (service === 'ec2') return ec2Error(violations[0]);
  const count = violations.length;
  const texts = violations.map(
    ({ path, value, rule }) =>
      `Value ${quoted(
        value,
      )} at '${path}' failed to satisfy constraint: ${rule}`,
  );
  return new AwsError(
    ERROR_CODES[service],
    `${count} validation error${count === 1 ? '' : 's'} detected: ${texts.join(
      '; ',
    )}`,
  );
}

/** EC2 names one parameter at a time ("Error codes" of its API reference). */
function ec2Error({ path, value, rule }: Violation): AwsError {
  const parameter = path
    .replace(/\.member/g, '')
    .split('.')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('.');
  return value === undefined
    ? new AwsError(
        'MissingParameter',
        `The request must contain the parameter ${parameter}`,
      )
    : new AwsError(
        'InvalidParameterValue',
        `Value (${text(value)}) for parameter ${parameter} is invalid. ${rule}`,
      );
}

function quoted(value: unknown): string {
  return value === undefined ? 'null' : `'${text(value)}'`;
}

function text(value: unknown): string {
  const whole = typeof value === 'string' ? value : JSON.stringify(value);
  return whole.length > 200 ? `${whole.slice(0, 200)}…` : whole;
}
