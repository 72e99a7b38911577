import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../AwsError';
import { ServiceModel } from './types';

const UNKNOWN_OPERATION = {
  awsJson1_0: 'UnknownOperationException',
  awsJson1_1: 'UnknownOperationException',
  awsQuery: 'InvalidAction',
  ec2Query: 'InvalidAction',
  restXml: 'NotImplemented',
} as const;

/** The input's and output's schemas of an operation. @throws AwsError when AWS has no such operation. */
export function operationSchema(
  model: ServiceModel,
  operation: string,
): { input: NormalizedSchema; output: NormalizedSchema } {
  const schema = model.operations.get(operation);
  if (!schema) throw unknownOperation(model, operation);
  const [, , , , input, output] = schema;
  return {
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
  };
}

/** The error for an operation that local-aws does not serve, in the words of the service's protocol. */
export function unknownOperation(
  model: ServiceModel,
  operation: string,
): AwsError {
  const code = UNKNOWN_OPERATION[model.protocol];
  return new AwsError(
    code,
    `local-aws does not serve the operation ${operation || '(none)'} of ${
      model.id
    }`,
  );
}
