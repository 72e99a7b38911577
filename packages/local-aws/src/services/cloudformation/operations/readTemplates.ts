import type {
  Capability,
  GetTemplateInput,
  GetTemplateOutput,
  GetTemplateSummaryInput,
  GetTemplateSummaryOutput,
  ParameterDeclaration,
  ValidateTemplateInput,
  ValidateTemplateOutput,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../../service';
import { resourceProviders } from '../resources';
import { validationError } from '../template/errors';
import { isJsonObject, Json } from '../template/json';
import { parseTemplate, Template } from '../template/Template';
import { validateTemplate } from '../template/validateTemplate';
import { requiredCapabilities } from './capabilities';
import { storeOf } from './describeStacks';
import { operation } from './operation';
import { templateText } from './templateSource';

const GetTemplate = operation<GetTemplateInput>()(
  ['StackName'],
  ['TemplateStage'],
  ({ StackName }, context): GetTemplateOutput => ({
    TemplateBody: storeOf(context).get(StackName).input.template,
    StagesAvailable: ['Original', 'Processed'],
  }),
);

const GetTemplateSummary = operation<GetTemplateSummaryInput>()(
  [],
  ['TemplateBody', 'TemplateURL', 'StackName'],
  async (input, context): Promise<GetTemplateSummaryOutput> => {
    const template = parseTemplate(await summarizedText(input, context));
    const types = Object.values(template.resources).map(({ type }) => type);
    return {
      Description: template.description,
      Metadata: template.metadata && JSON.stringify(template.metadata),
      Version: '2010-09-09',
      Parameters: declarations(template),
      ResourceTypes: [...new Set(types)],
      ...capabilities(template),
    };
  },
);

const ValidateTemplate = operation<ValidateTemplateInput>()(
  [],
  ['TemplateBody', 'TemplateURL'],
  async (input, context): Promise<ValidateTemplateOutput> => {
    const text = await templateText(input, context);
    if (text === undefined) {
      throw validationError(
        'Either Template URL or Template Body must be specified.',
      );
    }
    const template = parseTemplate(text);
    await validateTemplate(template, resourceProviders);
    return {
      Description: template.description,
      Parameters: declarations(template).map(
        ({ ParameterKey, DefaultValue, NoEcho, Description }) => ({
          ParameterKey,
          DefaultValue,
          NoEcho,
          Description,
        }),
      ),
      ...capabilities(template),
    };
  },
);

export const templateOperations = {
  GetTemplate,
  GetTemplateSummary,
  ValidateTemplate,
};

async function summarizedText(
  input: GetTemplateSummaryInput,
  context: CallContext,
): Promise<string> {
  const text = await templateText(input, context);
  if ((text === undefined) === (input.StackName === undefined)) {
    throw validationError(
      'Specify exactly one of TemplateBody, TemplateURL and StackName',
    );
  }
  return text ?? storeOf(context).get(input.StackName ?? '').input.template;
}

function declarations(template: Template): ParameterDeclaration[] {
  return Object.entries(template.parameters).map(([key, definition]) => ({
    ParameterKey: key,
    DefaultValue: optionalText(definition.Default),
    ParameterType: optionalText(definition.Type),
    NoEcho: optionalText(definition.NoEcho) === 'true',
    Description: optionalText(definition.Description),
    ParameterConstraints: Array.isArray(definition.AllowedValues)
      ? { AllowedValues: definition.AllowedValues.map(String) }
      : {},
  }));
}

function capabilities(template: Template): {
  Capabilities?: Capability[];
  CapabilitiesReason?: string;
} {
  const { capability, reason } = requiredCapabilities(template);
  return capability === undefined
    ? {}
    : { Capabilities: [capability], CapabilitiesReason: reason };
}

function optionalText(value: Json | undefined): string | undefined {
  return value === undefined || value === null || isJsonObject(value)
    ? undefined
    : String(value);
}
