import type { CfnParameterProps } from 'aws-cdk-lib';
import type { PRODUCT_PARAMETERS } from 'backstage-plugin-secure-studio-common';

/** A parameter by its name in the contract. */
export type ParameterName = keyof typeof PRODUCT_PARAMETERS;

/** A parameter of the template, with what a console calls it. */
export interface ParameterDefinition extends CfnParameterProps {
  readonly label: string;
}

/** Parameters that a console shows together. */
export interface ParameterGroup {
  readonly label: string;
  readonly parameters: Partial<Record<ParameterName, ParameterDefinition>>;
}

/** A choice among values, of which the first is the default. */
export function choice(
  label: string,
  description: string,
  allowedValues: readonly (string | number)[],
): ParameterDefinition {
  return {
    label,
    description,
    type: typeof allowedValues[0] === 'number' ? 'Number' : 'String',
    allowedValues: allowedValues.map(String),
    default: String(allowedValues[0]),
    constraintDescription: `must be one of ${allowedValues.join(', ')}`,
  };
}

/** A text that may be empty. */
export function optional(
  label: string,
  description: string,
  pattern: string,
  constraintDescription: string,
): ParameterDefinition {
  return {
    label,
    description: `${description}; empty for none`,
    type: 'String',
    default: '',
    allowedPattern: `^(${pattern})?$`,
    constraintDescription,
  };
}

/** Several of these, comma-separated; may be empty. */
export function optionalList(
  ...definition: Parameters<typeof optional>
): ParameterDefinition {
  return { ...optional(...definition), type: 'CommaDelimitedList' };
}
