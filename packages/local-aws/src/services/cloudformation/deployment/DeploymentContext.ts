import { randomBytes } from 'node:crypto';
import { CallContext, Caller, ServiceId } from '../../../service';
import { resourceProviders } from '../resources';
import {
  AnyResourceProvider,
  Call,
  ResourceContext,
} from '../resources/ResourceProvider';
import { unknownToLocalAws } from '../template/errors';
import { StackRecord } from './StackRecord';
import { StackStore } from './StackStore';

/** What the deployment of one stack works with. */
export interface DeploymentContext {
  readonly stackId: string;
  readonly store: StackStore;
  readonly context: CallContext;
  readonly call: Call;
  stack(): StackRecord;
  resourceContext(logicalId: string): ResourceContext;
}

export function deploymentContext(
  stackId: string,
  context: CallContext,
): DeploymentContext {
  const store = new StackStore(context.state, context.clock);
  const stack = () => store.get(stackId);
  // The services answer with the SDK's shapes; inside the server nothing names their types.
  const call = ((service: ServiceId, operation: string, input: object) =>
    context.invoke(service, operation, input, stackCaller(stack()))) as Call;
  return {
    stackId,
    store,
    context,
    call,
    stack,
    resourceContext: logicalId => ({
      call,
      region: context.region,
      accountId: context.caller.accountId,
      stackName: stack().name,
      logicalId,
      generateName: maxLength =>
        generatedName(stack().name, logicalId, maxLength),
    }),
  };
}

export function providerOf(type: string): AnyResourceProvider {
  const provider = resourceProviders.get(type);
  if (provider === undefined) {
    throw unknownToLocalAws(`the resource type ${type}`);
  }
  return provider;
}

/**
 * The identity of CloudFormation's calls: the stack's role, or whoever asked for the stack.
 * Source: CloudFormation user guide, "CloudFormation service role".
 */
function stackCaller({ caller, roleArn }: StackRecord): Caller {
  const calledVia = 'cloudformation.amazonaws.com';
  if (roleArn === undefined) {
    return { ...caller, calledVia };
  }
  const sessionName = 'AWSCloudFormation';
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return {
    accountId: caller.accountId,
    arn: `arn:aws:sts::${caller.accountId}:assumed-role/${roleName}/${sessionName}`,
    roleArn,
    sessionName,
    sessionTags: {},
    calledVia,
  };
}

const RANDOM_LENGTH = 12;

function generatedName(
  stackName: string,
  logicalId: string,
  maxLength: number,
): string {
  const random = [...randomBytes(RANDOM_LENGTH)]
    .map(byte => (byte % 36).toString(36))
    .join('')
    .toUpperCase();
  const room = maxLength - RANDOM_LENGTH - 2;
  const logicalPart = logicalId.slice(0, Math.ceil(room / 2));
  const stackPart = stackName.slice(0, room - logicalPart.length);
  return `${stackPart.replace(/-+$/, '')}-${logicalPart}-${random}`;
}
