import { randomUUID } from 'node:crypto';
import type {
  AutomationExecution,
  GetAutomationExecutionRequest,
  GetAutomationExecutionResult,
  StartAutomationExecutionRequest,
  StartAutomationExecutionResult,
  StepExecution,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../AwsError';
import { assumeRole, awsService } from '../../identity/roles';
import { isServiceId } from '../../protocol';
import { CallContext, Caller } from '../../service';
import { State } from '../../state';
import { ApiStep, AutomationDocument } from './automationDocument';
import { findDocument } from './documents';
import { operation } from './operation';

type Stored = Omit<
  AutomationExecution,
  'ExecutionStartTime' | 'ExecutionEndTime'
>;

function executions(state: State) {
  return state.collection<Stored>('ssm:automations');
}

/** Runs all steps before it answers: AWS answers first, and the execution goes on. */
const StartAutomationExecution = operation<StartAutomationExecutionRequest>()(
  ['DocumentName'],
  ['DocumentVersion', 'Parameters', 'ClientToken'],
  async (input, context): Promise<StartAutomationExecutionResult> => {
    const { name, automation } = findDocument(
      context.state,
      input.DocumentName,
      input.DocumentVersion,
    );
    const parameters = parameterValues(automation, input.Parameters ?? {});
    const id = randomUUID();
    const steps = await runSteps(automation, parameters, id, context);
    const failed = steps.find(({ StepStatus }) => StepStatus === 'Failed');
    executions(context.state).set(id, {
      AutomationExecutionId: id,
      DocumentName: name,
      DocumentVersion: '1',
      AutomationExecutionStatus: failed ? 'Failed' : 'Success',
      FailureMessage: failed?.FailureMessage,
      Parameters: input.Parameters,
      ExecutedBy: context.caller.arn,
      StepExecutions: steps,
    });
    return { AutomationExecutionId: id };
  },
);

const GetAutomationExecution = operation<GetAutomationExecutionRequest>()(
  ['AutomationExecutionId'],
  [],
  ({ AutomationExecutionId }, context): GetAutomationExecutionResult => {
    const found = executions(context.state).get(AutomationExecutionId);
    if (!found) {
      throw new AwsError(
        'AutomationExecutionNotFoundException',
        `Automation execution ${AutomationExecutionId} does not exist.`,
      );
    }
    return { AutomationExecution: found };
  },
);

/** @throws AwsError InvalidAutomationExecutionParametersException */
function parameterValues(
  { parameters }: AutomationDocument,
  given: Readonly<Record<string, string[]>>,
): ReadonlyMap<string, string> {
  const unknown = Object.keys(given).find(name => !(name in parameters));
  if (unknown !== undefined) throw invalidParameter(`${unknown} is unknown`);
  return new Map(
    Object.entries(parameters).map(([name, parameter]) => {
      const value = given[name]?.[0] ?? parameter.default;
      if (value === undefined) throw invalidParameter(`${name} is missing`);
      const { allowedPattern } = parameter;
      if (allowedPattern && !new RegExp(allowedPattern).test(value)) {
        throw invalidParameter(`${name} does not match ${allowedPattern}`);
      }
      return [name, value];
    }),
  );
}

function invalidParameter(reason: string): AwsError {
  return new AwsError(
    'InvalidAutomationExecutionParametersException',
    `The supplied parameters for invoking the specified Automation document are incorrect: ${reason}.`,
  );
}

/** One step after the other, until one fails. */
async function runSteps(
  { assumeRole: roleArn, steps }: AutomationDocument,
  parameters: ReadonlyMap<string, string>,
  sessionName: string,
  context: CallContext,
): Promise<StepExecution[]> {
  const done: StepExecution[] = [];
  try {
    const { session } = await assumeRole(
      awsService(context.caller.accountId, 'ssm.amazonaws.com'),
      { roleArn, sessionName, tags: {} },
      context,
    );
    for (const step of steps) {
      done.push({ StepName: step.name, Action: 'aws:executeAwsApi' });
      await runStep(step, parameters, session, context);
      done.push({ ...done.pop(), StepStatus: 'Success' });
    }
  } catch (error) {
    done.push({
      ...done.pop(),
      StepStatus: 'Failed',
      FailureMessage: String(error),
    });
  }
  return done;
}

async function runStep(
  { service, api, inputs }: ApiStep,
  parameters: ReadonlyMap<string, string>,
  session: Caller,
  context: CallContext,
): Promise<void> {
  if (!isServiceId(service)) {
    throw new AwsError('NotImplemented', `local-aws does not serve ${service}`);
  }
  const input = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      typeof value === 'string' ? filled(value, parameters) : value,
    ]),
  );
  await context.invoke(service, api, input, session);
}

/** `{{ Name }}` stands for a parameter. */
function filled(text: string, parameters: ReadonlyMap<string, string>): string {
  return text.replace(
    /\{\{\s*(\w+)\s*\}\}/g,
    (whole, name: string) => parameters.get(name) ?? whole,
  );
}

export const automationOperations = {
  StartAutomationExecution,
  GetAutomationExecution,
};
