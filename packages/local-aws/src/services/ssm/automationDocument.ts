import { AwsError } from '../../AwsError';

/** A step that calls an operation of an AWS API ("aws:executeAwsApi", Systems Manager guide). */
export interface ApiStep {
  readonly name: string;
  readonly service: string;
  readonly api: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface AutomationDocument {
  readonly schemaVersion: '0.3';
  readonly description?: string;
  /** The role under which the steps run. */
  readonly assumeRole: string;
  /** Those with a default may be left out. */
  readonly parameters: Readonly<Record<string, DocumentParameter>>;
  readonly steps: readonly ApiStep[];
}

export interface DocumentParameter {
  readonly default?: string;
  readonly allowedPattern?: string;
}

const MEMBERS = [
  'schemaVersion',
  'description',
  'assumeRole',
  'parameters',
  'mainSteps',
];

/** @throws AwsError InvalidDocumentContent naming what is not served */
export function parseAutomationDocument(content: string): AutomationDocument {
  const document = objectOf(parse(content), 'the document');
  const unknown = Object.keys(document).find(name => !MEMBERS.includes(name));
  if (unknown !== undefined) throw invalid(`${unknown} is not served`);
  const { schemaVersion, description, assumeRole, mainSteps } = document;
  if (schemaVersion !== '0.3') throw invalid('schemaVersion must be 0.3');
  if (!Array.isArray(mainSteps) || !mainSteps.length) {
    throw invalid('mainSteps must be a list of steps');
  }
  return {
    schemaVersion,
    description: description === undefined ? undefined : String(description),
    assumeRole: textOf(assumeRole, 'assumeRole'),
    parameters: Object.fromEntries(
      Object.entries(objectOf(document.parameters ?? {}, 'parameters')).map(
        ([name, parameter]) => [name, parseParameter(parameter, name)],
      ),
    ),
    steps: mainSteps.map(parseStep),
  };
}

function parseParameter(value: unknown, name: string): DocumentParameter {
  const parameter = objectOf(value, name);
  if (parameter.type !== 'String') {
    throw invalid(`the type of the parameter ${name} is not served`);
  }
  const text = (member: 'default' | 'allowedPattern') =>
    parameter[member] === undefined
      ? undefined
      : textOf(parameter[member], member);
  return { default: text('default'), allowedPattern: text('allowedPattern') };
}

function parseStep(value: unknown): ApiStep {
  const step = objectOf(value, 'a step');
  const name = textOf(step.name, 'name');
  if (step.action !== 'aws:executeAwsApi') {
    throw invalid(`the action of the step ${name} is not served`);
  }
  const { Service, Api, ...inputs } = objectOf(step.inputs, 'inputs');
  return {
    name,
    service: textOf(Service, 'Service'),
    api: textOf(Api, 'Api'),
    inputs,
  };
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw invalid(String(error));
  }
}

function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(`${what} must be an object`);
  }
  return Object.fromEntries(Object.entries(value));
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw invalid(`${what} must be a text`);
  return value;
}

function invalid(reason: string): AwsError {
  return new AwsError(
    'InvalidDocumentContent',
    `The content of the document is not valid: ${reason}.`,
  );
}
