import type {
  DeleteParameterRequest,
  DeleteParameterResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
  ParameterType,
  PutParameterRequest,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../AwsError';
import { CallContext, Service } from '../../service';
import { operationsWith } from '../operation';

interface ParameterRecord {
  readonly name: string;
  readonly type: ParameterType;
  readonly value: string;
  readonly version: number;
  /** ISO time. */
  readonly modifiedAt: string;
}

const operation = operationsWith({
  missing: member =>
    new AwsError('ValidationException', `The member ${member} is required`),
});

const parameters = ({ state }: CallContext) =>
  state.collection<ParameterRecord>('ssm.parameters');

const parameterArn = ({ caller, region }: CallContext, name = '*') =>
  `arn:aws:ssm:${region}:${caller.accountId}:parameter/${name.replace(
    /^\//,
    '',
  )}`;

function found(context: CallContext, name: string): ParameterRecord {
  const parameter = parameters(context).get(name);
  if (!parameter) {
    throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
  }
  return parameter;
}

function shown(parameter: ParameterRecord, context: CallContext): Parameter {
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: parameter.value,
    Version: parameter.version,
    LastModifiedDate: new Date(parameter.modifiedAt),
    ARN: parameterArn(context, parameter.name),
    DataType: 'text',
  };
}

const putParameter = operation<PutParameterRequest>()(
  ['Name', 'Value'],
  ['Type', 'Description', 'Overwrite', 'Tier', 'AllowedPattern', 'Tags'],
  (input, context): PutParameterResult => {
    const existing = parameters(context).get(input.Name);
    if (existing && !input.Overwrite) {
      throw new AwsError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    }
    if (
      input.AllowedPattern &&
      !new RegExp(input.AllowedPattern).test(input.Value)
    ) {
      throw new AwsError(
        'ParameterPatternMismatchException',
        `Parameter value, cannot be validated against allowedPattern: ${input.AllowedPattern}`,
      );
    }
    const version = (existing?.version ?? 0) + 1;
    parameters(context).set(input.Name, {
      name: input.Name,
      type: input.Type ?? existing?.type ?? 'String',
      value: input.Value,
      version,
      modifiedAt: context.clock.now().toISOString(),
    });
    return { Version: version, Tier: input.Tier ?? 'Standard' };
  },
);

const getParameter = operation<GetParameterRequest>()(
  ['Name'],
  ['WithDecryption'],
  ({ Name }, context): GetParameterResult => ({
    Parameter: shown(found(context, Name), context),
  }),
);

const getParameters = operation<GetParametersRequest>()(
  ['Names'],
  ['WithDecryption'],
  ({ Names }, context): GetParametersResult => {
    const known = (name: string) => parameters(context).get(name);
    return {
      Parameters: Names.flatMap(name => {
        const parameter = known(name);
        return parameter ? [shown(parameter, context)] : [];
      }),
      InvalidParameters: Names.filter(name => !known(name)),
    };
  },
);

const getParametersByPath = operation<GetParametersByPathRequest>()(
  ['Path'],
  ['Recursive', 'WithDecryption'],
  ({ Path, Recursive }, context): GetParametersByPathResult => {
    const prefix = Path.endsWith('/') ? Path : `${Path}/`;
    return {
      Parameters: parameters(context)
        .values()
        .filter(({ name }) => name.startsWith(prefix))
        .filter(
          ({ name }) => Recursive || !name.slice(prefix.length).includes('/'),
        )
        .map(parameter => shown(parameter, context)),
    };
  },
);

const deleteParameter = operation<DeleteParameterRequest>()(
  ['Name'],
  [],
  ({ Name }, context): DeleteParameterResult => {
    found(context, Name);
    parameters(context).delete(Name);
    return {};
  },
);

const onParameter =
  (name: string) => (input: { Name?: string }, context: CallContext) =>
    [{ action: `ssm:${name}`, resource: parameterArn(context, input.Name) }];

/** AWS Systems Manager: its Parameter Store. */
export const ssmService: Service = {
  id: 'ssm',
  operations: {
    PutParameter: putParameter,
    GetParameter: getParameter,
    GetParameters: getParameters,
    GetParametersByPath: getParametersByPath,
    DeleteParameter: deleteParameter,
  },
  authorization: {
    PutParameter: onParameter('PutParameter'),
    GetParameter: onParameter('GetParameter'),
    DeleteParameter: onParameter('DeleteParameter'),
  },
};
