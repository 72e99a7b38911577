import type { GetParametersCommandOutput } from '@aws-sdk/client-ssm';
import type { Parameter, Tag } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../AwsError';
import { CallContext } from '../../../service';
import { StackInput } from '../deployment/StackRecord';
import { resourceProviders } from '../resources';
import { validationError } from '../template/errors';
import {
  parameterRef,
  resolveParameters,
  ssmParameterName,
  StackParameter,
} from '../template/parameters';
import { assertRules } from '../template/rules';
import { parseTemplate, Template } from '../template/Template';
import { validateTemplate } from '../template/validateTemplate';
import { requiredCapabilities } from './capabilities';

/** What CreateStack and UpdateStack are asked for, apart from the template. */
export interface StackRequest {
  readonly Parameters?: readonly Parameter[];
  readonly Tags?: readonly Tag[];
  readonly Capabilities?: readonly string[];
}

/**
 * Checks a request and its template as far as AWS does before it begins.
 *
 * @throws AwsError `ValidationError`, or `InsufficientCapabilitiesException`.
 */
export async function checkedInput(
  text: string,
  request: StackRequest,
  context: CallContext,
  previous?: StackInput,
): Promise<StackInput> {
  const template = parseTemplate(text);
  await validateTemplate(template, resourceProviders);
  const parameters = await withSsmValues(
    template,
    resolveParameters(
      template.parameters,
      request.Parameters ?? [],
      previous?.parameters,
    ),
    context,
  );
  checkRules(template, parameters, context);
  const capabilities = [...(request.Capabilities ?? [])];
  const { capability } = requiredCapabilities(template);
  const sufficient =
    capability === undefined ||
    capabilities.includes(capability) ||
    capabilities.includes('CAPABILITY_NAMED_IAM');
  if (!sufficient) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${capability}]`,
    );
  }
  return {
    template: text,
    parameters,
    tags: checkedTags(request.Tags ?? previous?.tags ?? []),
    capabilities,
  };
}

async function withSsmValues(
  template: Template,
  parameters: readonly StackParameter[],
  context: CallContext,
): Promise<StackParameter[]> {
  const names = parameters.flatMap(
    ({ key, value }) => ssmParameterName(template.parameters[key], value) ?? [],
  );
  if (names.length === 0) {
    return [...parameters];
  }
  const { Parameters = [] } = await context.invoke<GetParametersCommandOutput>(
    'ssm',
    'GetParameters',
    { Names: [...new Set(names)] },
  );
  const values = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
  const missing = names.filter(name => !values.has(name));
  if (missing.length > 0) {
    throw validationError(
      `Unable to fetch parameters [${missing.join(
        ',',
      )}] from parameter store for this account.`,
    );
  }
  return parameters.map(parameter => {
    const name = ssmParameterName(
      template.parameters[parameter.key],
      parameter.value,
    );
    return name === undefined
      ? parameter
      : { ...parameter, resolvedValue: values.get(name) };
  });
}

function checkRules(
  template: Template,
  parameters: readonly StackParameter[],
  { region, caller }: CallContext,
): void {
  const values = parameters.map(parameter => ({
    key: parameter.key,
    type: template.parameters[parameter.key].Type,
    value: parameterRef(template.parameters[parameter.key], parameter),
  }));
  assertRules(template.rules, {
    ref: name => {
      if (name === 'AWS::Region') {
        return region;
      }
      return name === 'AWS::AccountId'
        ? caller.accountId
        : values.find(({ key }) => key === name)?.value;
    },
    refAll: type =>
      values.filter(value => value.type === type).map(({ value }) => value),
  });
}

function checkedTags(tags: readonly Tag[]): StackInput['tags'] {
  if (tags.length > 50) {
    throw validationError('A stack takes 50 tags at most');
  }
  return tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
}
