import { dependencyGraph, runInOrder } from '../template/dependencyGraph';
import { validationError } from '../template/errors';
import { evaluate, Scope } from '../template/evaluate';
import { parseTemplate, Template } from '../template/Template';
import { activeResources, createScope } from './createScope';
import { DeploymentContext } from './DeploymentContext';
import { decideChange, planResource } from './planResource';
import {
  completeResource,
  createResource,
  failureReason,
  updateResource,
} from './resourceActions';
import { ResourceStatus, StackInput, StackOutput } from './StackRecord';

/** How the resources of a stack came out. */
export type Applied =
  | { readonly outputs: readonly StackOutput[] }
  | { readonly failure: string };

/**
 * Creates, changes or keeps every resource that the input asks for, each as soon as what it
 * depends on is ready. After the first failure nothing more is begun and what is under way is
 * cancelled. What the input no longer asks for stays.
 */
export async function applyInput(
  deployment: DeploymentContext,
  input: StackInput,
  action: 'create' | 'update',
): Promise<Applied> {
  try {
    const template = parseTemplate(input.template);
    const scope = await createScope(deployment, template, input);
    const failed = await applyResources(
      deployment,
      template,
      input,
      scope,
      action,
    );
    return failed.length > 0
      ? {
          failure: `The following resource(s) failed to ${action}: [${failed.join(
            ', ',
          )}].`,
        }
      : { outputs: resolveOutputs(deployment, template, scope) };
  } catch (error) {
    deployment.context.signal.throwIfAborted();
    return { failure: failureReason(error) };
  }
}

async function applyResources(
  deployment: DeploymentContext,
  template: Template,
  input: StackInput,
  scope: Scope,
  action: 'create' | 'update',
): Promise<string[]> {
  const active = new Set(activeResources(template, scope));
  const graph = new Map(
    [...dependencyGraph(template)].filter(([id]) => active.has(id)),
  );
  const failed: string[] = [];
  const cancellation = new AbortController();
  const signal = AbortSignal.any([
    cancellation.signal,
    deployment.context.signal,
  ]);
  await runInOrder(graph, async logicalId => {
    if (cancellation.signal.aborted) {
      return false;
    }
    try {
      await applyResource(deployment, template, input, scope, signal, {
        logicalId,
        dependsOn: [...(graph.get(logicalId) ?? [])],
      });
      return true;
    } catch (error) {
      deployment.context.signal.throwIfAborted();
      const reason = cancellation.signal.aborted
        ? `Resource ${action === 'create' ? 'creation' : 'update'} cancelled`
        : failureReason(error);
      cancellation.abort();
      failed.push(logicalId);
      recordFailure(deployment, template, logicalId, reason);
      return false;
    }
  });
  return failed;
}

async function applyResource(
  deployment: DeploymentContext,
  template: Template,
  input: StackInput,
  scope: Scope,
  signal: AbortSignal,
  node: { logicalId: string; dependsOn: string[] },
): Promise<void> {
  const { logicalId, dependsOn } = node;
  const { store, stackId } = deployment;
  const plan = await planResource(
    logicalId,
    template.resources[logicalId],
    dependsOn,
    scope,
    input.tags,
  );
  const existing = deployment.stack().resources[logicalId];
  const change = await decideChange(existing, plan);
  signal.throwIfAborted();
  switch (change.kind) {
    case 'create':
      await createResource(deployment, plan, signal, change.replaced);
      break;
    case 'complete':
      await completeResource(deployment, logicalId, change.action, signal);
      break;
    case 'update':
      await updateResource(deployment, plan, signal, change.instance);
      break;
    case 'restore':
      store.setResource(stackId, {
        ...plan.record,
        status: 'UPDATE_COMPLETE',
        instance: change.instance,
        replaced: existing.instance,
      });
      break;
    default:
      store.setResource(
        stackId,
        { ...existing, ...plan.record },
        { silently: true },
      );
  }
}

function recordFailure(
  deployment: DeploymentContext,
  template: Template,
  logicalId: string,
  statusReason: string,
): void {
  const { store, stackId } = deployment;
  const { type, deletionPolicy, updateReplacePolicy } =
    template.resources[logicalId];
  const existing = deployment.stack().resources[logicalId];
  const isUpdate =
    existing !== undefined &&
    (existing.status.startsWith('UPDATE') ||
      existing.status === 'CREATE_COMPLETE');
  const status: ResourceStatus = isUpdate ? 'UPDATE_FAILED' : 'CREATE_FAILED';
  store.setResource(stackId, {
    ...(existing ?? {
      logicalId,
      type,
      deletionPolicy,
      updateReplacePolicy,
      dependsOn: [],
    }),
    status,
    statusReason,
  });
}

function resolveOutputs(
  { store, stackId }: DeploymentContext,
  template: Template,
  scope: Scope,
): StackOutput[] {
  return Object.entries(template.outputs)
    .filter(
      ([, { condition }]) =>
        condition === undefined || scope.condition(condition),
    )
    .map(([key, output]) => {
      const value = evaluate(output.value, scope);
      if (value === undefined || value === null || typeof value === 'object') {
        throw validationError(
          `Template format error: Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String.`,
        );
      }
      const name =
        output.exportName === undefined
          ? undefined
          : evaluate(output.exportName, scope);
      const exportName = name === undefined ? undefined : String(name);
      const exporter = store
        .all()
        .find(
          stack =>
            stack.stackId !== stackId &&
            stack.outputs.some(other => other.exportName === exportName),
        );
      if (exportName !== undefined && exporter !== undefined) {
        throw validationError(
          `Export with name ${exportName} is already exported by stack ${exporter.name}.`,
        );
      }
      return {
        key,
        value: String(value),
        description: output.description,
        exportName,
      };
    });
}
