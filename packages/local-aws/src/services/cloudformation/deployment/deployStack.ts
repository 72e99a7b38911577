import { CallContext } from '../../../service';
import { parseTemplate } from '../template/Template';
import { applyInput } from './applyInput';
import { activeResources, createScope } from './createScope';
import { DeploymentContext, deploymentContext } from './DeploymentContext';
import {
  cleanUp,
  Removal,
  removal,
  removalOnCreate,
  removeResources,
} from './removeResources';
import { failureReason } from './resourceActions';
import { isInProgress, ResourceRecord, StackStatus } from './StackRecord';
import { StackStore } from './StackStore';

/** Takes a stack from one status in progress to the status that follows it. */
type Step = (deployment: DeploymentContext) => Promise<void>;

const STEPS: Partial<Record<StackStatus, Step>> = {
  CREATE_IN_PROGRESS: async deployment => {
    const stack = deployment.stack();
    const applied = await applyInput(deployment, stack.input, 'create');
    if ('outputs' in applied) {
      settle(deployment, 'CREATE_COMPLETE', undefined, applied);
    } else if (stack.onFailure === 'DO_NOTHING') {
      settle(deployment, 'CREATE_FAILED', applied.failure);
    } else if (stack.onFailure === 'DELETE') {
      settle(deployment, 'DELETE_IN_PROGRESS', applied.failure);
    } else {
      settle(
        deployment,
        'ROLLBACK_IN_PROGRESS',
        `${applied.failure} Rollback requested by user.`,
      );
    }
  },

  ROLLBACK_IN_PROGRESS: async deployment => {
    const { resources, retainExceptOnCreate } = deployment.stack();
    const failed = await removeResources(
      deployment,
      Object.values(resources),
      retainExceptOnCreate ? () => 'delete' : removalOnCreate,
    );
    settleRemoval(deployment, failed, 'ROLLBACK');
  },

  DELETE_IN_PROGRESS: async deployment => {
    const { resources, outputs, retainResources } = deployment.stack();
    const inUse = outputs.find(({ exportName }) =>
      deployment.store
        .all()
        .some(
          stack =>
            stack.status !== 'DELETE_COMPLETE' &&
            exportName !== undefined &&
            stack.imports.includes(exportName),
        ),
    );
    if (inUse !== undefined) {
      settle(
        deployment,
        'DELETE_FAILED',
        `Delete canceled. Cannot delete export ${inUse.exportName} as it is in use.`,
      );
      return;
    }
    const failed = await removeResources(
      deployment,
      Object.values(resources),
      record =>
        retainResources.includes(record.logicalId) ? 'retain' : removal(record),
    );
    settleRemoval(deployment, failed, 'DELETE');
  },

  UPDATE_IN_PROGRESS: async deployment => {
    const stack = deployment.stack();
    const applied = await applyInput(deployment, stack.input, 'update');
    if ('outputs' in applied) {
      settle(
        deployment,
        'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
        undefined,
        applied,
      );
    } else if (stack.onFailure === 'DO_NOTHING') {
      settle(deployment, 'UPDATE_FAILED', applied.failure);
    } else {
      settle(deployment, 'UPDATE_ROLLBACK_IN_PROGRESS', applied.failure);
    }
  },

  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: async deployment => {
    await cleanUpAfter(deployment, removal);
    settle(deployment, 'UPDATE_COMPLETE', undefined, {
      previousInput: undefined,
    });
  },

  UPDATE_ROLLBACK_IN_PROGRESS: async deployment => {
    const { previousInput, input } = deployment.stack();
    const target = previousInput ?? input;
    const applied = await applyInput(deployment, target, 'update');
    if ('outputs' in applied) {
      settle(
        deployment,
        'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
        undefined,
        { input: target, previousInput: undefined, ...applied },
      );
    } else {
      settle(deployment, 'UPDATE_ROLLBACK_FAILED', applied.failure);
    }
  },

  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: async deployment => {
    await cleanUpAfter(deployment, removalOnCreate);
    settle(deployment, 'UPDATE_ROLLBACK_COMPLETE');
  },
};

const running = new WeakMap<AbortSignal, Set<string>>();

/**
 * Moves every stack that is in progress on to its end, in the background. A stack's record says
 * all that is needed to go on, so that this also continues what an earlier server has begun.
 */
export function continueDeployments(context: CallContext): void {
  const inHand = running.get(context.signal) ?? new Set<string>();
  running.set(context.signal, inHand);
  new StackStore(context.state, context.clock)
    .all()
    .filter(stack => isInProgress(stack) && !inHand.has(stack.stackId))
    .forEach(({ stackId }) => {
      inHand.add(stackId);
      deploy(deploymentContext(stackId, context))
        .catch(error => {
          // A server that closes leaves the stack as it is, for the next one to continue.
          if (!context.signal.aborted) {
            fail(deploymentContext(stackId, context), failureReason(error));
          }
        })
        .finally(() => inHand.delete(stackId));
    });
}

async function deploy(deployment: DeploymentContext): Promise<void> {
  // The caller gets its answer first.
  await Promise.resolve();
  for (;;) {
    const stack = deployment.stack();
    const step = STEPS[stack.status];
    if (step === undefined) {
      return;
    }
    await step(deployment);
  }
}

/** For what no step foresees. */
function fail(deployment: DeploymentContext, reason: string): void {
  const status = deployment
    .stack()
    .status.replace(/(_COMPLETE_CLEANUP)?_IN_PROGRESS$/, '_FAILED');
  // Every status in progress has the one in which it failed.
  settle(deployment, status as StackStatus, reason);
}

function settle(
  { store, stackId, context }: DeploymentContext,
  status: StackStatus,
  reason?: string,
  change: Parameters<StackStore['setStatus']>[3] = {},
): void {
  context.signal.throwIfAborted();
  store.setStatus(stackId, status, reason, change);
}

function settleRemoval(
  deployment: DeploymentContext,
  failed: readonly string[],
  kind: 'ROLLBACK' | 'DELETE',
): void {
  if (failed.length > 0) {
    settle(
      deployment,
      `${kind}_FAILED`,
      `The following resource(s) failed to delete: [${failed.join(', ')}].`,
    );
    return;
  }
  settle(
    deployment,
    `${kind}_COMPLETE`,
    undefined,
    kind === 'DELETE' ? { outputs: [], deletedAt: deployment.store.now() } : {},
  );
}

async function cleanUpAfter(
  deployment: DeploymentContext,
  removalOf: (record: ResourceRecord) => Removal,
): Promise<void> {
  const { input } = deployment.stack();
  const template = parseTemplate(input.template);
  const scope = await createScope(deployment, template, input);
  const active = new Set(activeResources(template, scope));
  await cleanUp(deployment, logicalId => active.has(logicalId), removalOf);
}
