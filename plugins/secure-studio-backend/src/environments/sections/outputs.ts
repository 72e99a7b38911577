import { PRODUCT_OUTPUTS } from 'backstage-plugin-secure-studio-common';
import { AwsError } from '../../aws';
import { StackOutputs } from '../types';

/**
 * One output of the product's template.
 *
 * @throws AwsError where the stack has outputs, but not this one: it is of another product.
 */
export function requireOutput(
  outputs: StackOutputs,
  output: keyof typeof PRODUCT_OUTPUTS,
): string {
  const name = PRODUCT_OUTPUTS[output];
  const value = outputs[name];
  if (!value) {
    throw new AwsError(
      'unexpected',
      `The environment's stack has no output ${name}. Provision it from a version of the Secure Studio product.`,
      'MissingStackOutput',
    );
  }
  return value;
}

/** An output that is a comma-separated list; empty where the template leaves it out. */
export function listOutput(
  outputs: StackOutputs,
  output: keyof typeof PRODUCT_OUTPUTS,
): string[] {
  return (outputs[PRODUCT_OUTPUTS[output]] ?? '')
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
}

/** The last part of an ARN: the resource's name. */
export function nameOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
