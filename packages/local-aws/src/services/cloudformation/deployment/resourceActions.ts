import { AwsError } from '../../../AwsError';
import {
  AnyResourceProvider,
  Attributes,
  Existing,
} from '../resources/ResourceProvider';
import { JsonObject } from '../template/json';
import { requireUniqueItems } from '../template/uniqueItems';
import { DeploymentContext, providerOf } from './DeploymentContext';
import { actionDuration, pause, pollInterval } from './pacing';
import { ResourceInstance, ResourceRecord } from './StackRecord';

/** A resource as the template wants it, with every function resolved. */
export interface ResourcePlan {
  readonly record: Pick<
    ResourceRecord,
    | 'logicalId'
    | 'type'
    | 'dependsOn'
    | 'deletionPolicy'
    | 'updateReplacePolicy'
  >;
  /** As the template has them. */
  readonly properties: JsonObject;
  /** With the tags of the stack. */
  readonly taggedProperties: JsonObject;
}

/** A failure that a test or a person asked for: its message is the whole reason. */
class InjectedFault extends Error {}

/**
 * Creates a resource and waits until it is ready; with `replaced`, in the place of that one.
 *
 * @throws AwsError of the call that failed; an abort error where `signal` is aborted
 */
export async function createResource(
  deployment: DeploymentContext,
  plan: ResourcePlan,
  signal: AbortSignal,
  replaced?: ResourceInstance,
): Promise<void> {
  const { store, stackId, context } = deployment;
  const { logicalId, type } = plan.record;
  const action = replaced ? 'UPDATE' : 'CREATE';
  store.setResource(stackId, {
    ...plan.record,
    status: `${action}_IN_PROGRESS`,
    statusReason:
      replaced &&
      'Requested update requires the creation of a new physical resource; hence creating one.',
    replaced,
  });
  await meetFault(deployment, type, logicalId, signal);
  requireUniqueItems(type, plan.taggedProperties);
  const { physicalId, attributes = {} } = await providerOf(type).create(
    plan.taggedProperties,
    deployment.resourceContext(logicalId),
  );
  context.signal.throwIfAborted();
  store.setResource(stackId, {
    ...plan.record,
    status: `${action}_IN_PROGRESS`,
    statusReason: 'Resource creation Initiated',
    instance: { physicalId, properties: plan.properties, attributes },
    replaced,
  });
  await pause(actionDuration(context.pace, type), signal);
  await completeResource(deployment, logicalId, action, signal);
}

/** Waits until a resource whose creation or update was called for is ready. */
export async function completeResource(
  deployment: DeploymentContext,
  logicalId: string,
  action: 'CREATE' | 'UPDATE',
  signal: AbortSignal,
): Promise<void> {
  const { store, stackId } = deployment;
  const record = deployment.stack().resources[logicalId];
  const { instance } = record;
  if (instance === undefined) {
    throw new Error(`${logicalId} is waited for but was never created`);
  }
  const provider = providerOf(record.type);
  const attributes = await untilReady(
    deployment,
    provider,
    logicalId,
    instance,
    signal,
  );
  store.setResource(stackId, {
    ...record,
    status: `${action}_COMPLETE`,
    statusReason: undefined,
    instance: {
      ...instance,
      attributes: { ...instance.attributes, ...attributes },
    },
  });
}

/** Changes a resource in place. */
export async function updateResource(
  deployment: DeploymentContext,
  plan: ResourcePlan,
  signal: AbortSignal,
  instance: ResourceInstance,
): Promise<void> {
  const { store, stackId, context } = deployment;
  const { logicalId, type } = plan.record;
  const provider = providerOf(type);
  if (provider.update === undefined) {
    throw new Error(`${type} cannot be changed in place`);
  }
  const inProgress = { ...plan.record, status: 'UPDATE_IN_PROGRESS' as const };
  store.setResource(stackId, { ...inProgress, instance });
  await meetFault(deployment, type, logicalId, signal);
  requireUniqueItems(type, plan.taggedProperties);
  const attributes = await provider.update(
    instance,
    plan.taggedProperties,
    deployment.resourceContext(logicalId),
  );
  context.signal.throwIfAborted();
  store.setResource(
    stackId,
    {
      ...inProgress,
      instance: {
        ...instance,
        properties: plan.properties,
        attributes: { ...instance.attributes, ...attributes },
      },
    },
    { silently: true },
  );
  await pause(actionDuration(context.pace, type), signal);
  await completeResource(deployment, logicalId, 'UPDATE', signal);
}

/** Removes an instance of a resource; one that is already gone is as good as removed. */
export async function deleteInstance(
  deployment: DeploymentContext,
  record: ResourceRecord,
  instance: ResourceInstance,
): Promise<void> {
  const { context } = deployment;
  const provider = providerOf(record.type);
  const resourceContext = deployment.resourceContext(record.logicalId);
  await meetFault(deployment, record.type, record.logicalId, context.signal);
  try {
    await provider.delete(instance, resourceContext);
    await pause(actionDuration(context.pace, record.type) / 2, context.signal);
    while (
      provider.deleted !== undefined &&
      !(await provider.deleted(instance, resourceContext))
    ) {
      await pause(pollInterval(context.pace), context.signal);
    }
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}

/** What CloudFormation gives as the reason of a resource's failure. */
export function failureReason(error: unknown): string {
  if (error instanceof InjectedFault) {
    return error.message;
  }
  if (error instanceof AwsError && error.code !== 'ValidationError') {
    return `Resource handler returned message: "${
      error.message
    }" (HandlerErrorCode: ${handlerErrorCode(error)})`;
  }
  return error instanceof Error ? error.message : String(error);
}

async function untilReady(
  deployment: DeploymentContext,
  provider: AnyResourceProvider,
  logicalId: string,
  existing: Existing<JsonObject>,
  signal: AbortSignal,
): Promise<Attributes> {
  if (provider.ready === undefined) {
    return {};
  }
  for (;;) {
    const attributes = await provider.ready(
      existing,
      deployment.resourceContext(logicalId),
    );
    signal.throwIfAborted();
    if (attributes !== undefined) {
      return attributes;
    }
    await pause(pollInterval(deployment.context.pace), signal);
  }
}

async function meetFault(
  { context }: DeploymentContext,
  type: string,
  logicalId: string,
  signal: AbortSignal,
): Promise<void> {
  const fault = context.faults.resourceFault(type, logicalId);
  if (fault?.delayMs !== undefined) {
    await pause(fault.delayMs, signal);
  }
  if (fault?.reason !== undefined) {
    throw new InjectedFault(fault.reason);
  }
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof AwsError && /NotFound|NoSuch|DoesNotExist/.test(error.code)
  );
}

/** Source: CloudFormation CLI user guide, "Handler error codes". */
function handlerErrorCode({ code }: AwsError): string {
  if (/AccessDenied|UnauthorizedOperation/.test(code)) {
    return 'AccessDenied';
  }
  if (/AlreadyExists|Duplicate|AlreadyOwned/.test(code)) {
    return 'AlreadyExists';
  }
  if (/Limit|Quota/.test(code)) {
    return 'ServiceLimitExceeded';
  }
  return /NotFound|NoSuch/.test(code) ? 'NotFound' : 'InvalidRequest';
}
