import type {
  DeleteParameterRequest,
  DeleteParametersRequest,
  DeleteParametersResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
  PutParameterRequest,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { pageOf } from '../page';
import { operation, validationError } from './operation';
import { findParameter, ParameterRecord, parameters } from './tables';
import { withAddedTags } from './tags';

/** "Standard parameters have a content limit of 4 KB. Advanced parameters have a content limit of 8 KB." */
const maximumValueSize = { Standard: 4096, Advanced: 8192 };

const PutParameter = operation<PutParameterRequest>()(
  ['Name', 'Value'],
  [
    'Description',
    'Type',
    'Overwrite',
    'AllowedPattern',
    'Tags',
    'Tier',
    'DataType',
  ],
  (input, context): PutParameterResult => {
    const { state, clock, caller, region } = context;
    requireName(input.Name);
    const existing = parameters(state).get(input.Name);
    if (existing && !input.Overwrite) {
      throw new AwsError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    }
    if (input.Overwrite && input.Tags) {
      throw validationError(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
      );
    }
    requireValue(input);
    const parameter: ParameterRecord = {
      name: input.Name,
      arn: `arn:aws:ssm:${region}:${
        caller.accountId
      }:parameter/${input.Name.replace(/^\//, '')}`,
      type: servedType(input, existing),
      value: input.Value,
      version: (existing?.version ?? 0) + 1,
      description: input.Description ?? existing?.description,
      allowedPattern: input.AllowedPattern,
      lastModified: clock.now().toISOString(),
      tags: withAddedTags(existing?.tags ?? [], input.Tags ?? [], context),
    };
    parameters(state).set(input.Name, parameter);
    return { Version: parameter.version, Tier: tierOf(input) };
  },
);

function tierOf({ Tier }: PutParameterRequest): 'Standard' | 'Advanced' {
  return Tier === 'Advanced' ? 'Advanced' : 'Standard';
}

/** "A parameter name must be unique … A parameter hierarchy … of fifteen levels" (API reference, PutParameter) */
function requireName(name: string): void {
  if (!/^[\w.\-/]{1,1011}$/.test(name) || /^\/?(aws|ssm)/i.test(name)) {
    throw validationError(
      `Parameter name: can't be prefixed with "aws" or "ssm" (case-insensitive), and can contain only a-zA-Z0-9_.-/ : ${name}`,
    );
  }
  if (name.includes('/') && !name.startsWith('/')) {
    throw validationError(
      'Parameter name must be a fully qualified name: it starts with / when it contains /.',
    );
  }
  if (name.split('/').length - 1 > 15) {
    throw new AwsError(
      'HierarchyLevelLimitExceededException',
      'A hierarchy can have a maximum of 15 levels.',
    );
  }
}

function requireValue(input: PutParameterRequest & { Value: string }): void {
  const { Value, AllowedPattern, DataType } = input;
  if (Value.length < 1 || Value.length > maximumValueSize[tierOf(input)]) {
    throw validationError(
      `Parameter ${
        input.Name
      } failed to satisfy constraint: its value must have 1 to ${
        maximumValueSize[tierOf(input)]
      } characters in the tier ${tierOf(input)}.`,
    );
  }
  if (AllowedPattern && !new RegExp(AllowedPattern).test(Value)) {
    throw new AwsError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${AllowedPattern}`,
    );
  }
  if (DataType !== undefined && DataType !== 'text') {
    throw validationError(
      `local-aws does not serve the data type ${DataType}.`,
    );
  }
}

function servedType(
  { Type }: PutParameterRequest,
  existing: ParameterRecord | undefined,
): ParameterRecord['type'] {
  const type = Type ?? existing?.type;
  if (type === undefined) {
    throw validationError(
      'A parameter type is required when you create a parameter.',
    );
  }
  if (type === 'SecureString') {
    throw new AwsError(
      'UnsupportedParameterType',
      'local-aws does not serve parameters of the type SecureString.',
    );
  }
  return type;
}

const GetParameter = operation<GetParameterRequest>()(
  ['Name'],
  ['WithDecryption'],
  ({ Name }, context): GetParameterResult => ({
    Parameter: describeParameter(
      findParameter(context.state, plainName(Name, context)),
    ),
  }),
);

const GetParameters = operation<GetParametersRequest>()(
  ['Names'],
  ['WithDecryption'],
  ({ Names }, context): GetParametersResult => {
    const found = Names.map(name =>
      parameters(context.state).get(plainName(name, context)),
    );
    return {
      Parameters: found.flatMap(parameter =>
        parameter ? [describeParameter(parameter)] : [],
      ),
      InvalidParameters: Names.filter((_, index) => !found[index]),
    };
  },
);

/** A parameter's ARN stands for its name. */
function plainName(name: string, { state }: CallContext): string {
  return (
    parameters(state)
      .values()
      .find(({ arn }) => arn === name)?.name ?? name
  );
}

const GetParametersByPath = operation<GetParametersByPathRequest>()(
  ['Path'],
  ['Recursive', 'WithDecryption', 'MaxResults', 'NextToken'],
  (input, { state }): GetParametersByPathResult => {
    const { Path, Recursive, MaxResults = 10 } = input;
    if (!Path.startsWith('/')) {
      throw validationError(
        `The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash "/": ${Path}`,
      );
    }
    const prefix = Path.endsWith('/') ? Path : `${Path}/`;
    const matching = parameters(state)
      .values()
      .filter(
        ({ name }) =>
          name.startsWith(prefix) &&
          (Recursive || !name.slice(prefix.length).includes('/')),
      );
    const found = pageOf(
      matching,
      ({ name }) => name,
      MaxResults,
      input.NextToken,
    );
    if (!found) {
      throw new AwsError(
        'InvalidNextToken',
        'The specified token is not valid.',
      );
    }
    return {
      Parameters: found.items.map(describeParameter),
      NextToken: found.nextToken,
    };
  },
);

const DeleteParameter = operation<DeleteParameterRequest>()(
  ['Name'],
  [],
  ({ Name }, { state }): object => {
    findParameter(state, Name);
    parameters(state).delete(Name);
    return {};
  },
);

const DeleteParameters = operation<DeleteParametersRequest>()(
  ['Names'],
  [],
  ({ Names }, { state }): DeleteParametersResult => {
    const DeletedParameters = Names.filter(name =>
      parameters(state).delete(name),
    );
    return {
      DeletedParameters,
      InvalidParameters: Names.filter(
        name => !DeletedParameters.includes(name),
      ),
    };
  },
);

function describeParameter(parameter: ParameterRecord): Parameter {
  return {
    Name: parameter.name,
    ARN: parameter.arn,
    Type: parameter.type,
    Value: parameter.value,
    Version: parameter.version,
    LastModifiedDate: new Date(parameter.lastModified),
    DataType: 'text',
  };
}

export const parameterOperations = {
  PutParameter,
  GetParameter,
  GetParameters,
  GetParametersByPath,
  DeleteParameter,
  DeleteParameters,
};
