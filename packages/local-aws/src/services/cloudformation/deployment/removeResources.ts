import { reversed, runInOrder } from '../template/dependencyGraph';
import { DeploymentContext } from './DeploymentContext';
import { deleteInstance, failureReason } from './resourceActions';
import { ResourceInstance, ResourceRecord } from './StackRecord';

/** How a resource that is no longer wanted is dealt with. */
export type Removal = 'delete' | 'retain';

/** What becomes of a resource whose stack is deleted, or whose template no longer has it. */
export function removal({ deletionPolicy }: ResourceRecord): Removal {
  return deletionPolicy === 'Delete' ? 'delete' : 'retain';
}

/** What becomes of a resource of which the operation that creates it is rolled back. */
export function removalOnCreate({ deletionPolicy }: ResourceRecord): Removal {
  return deletionPolicy === 'Retain' ? 'retain' : 'delete';
}

/**
 * Deletes resources of a stack, each once those that depend on it are gone.
 *
 * @returns the logical ids of those that could not be deleted
 */
export async function removeResources(
  deployment: DeploymentContext,
  records: readonly ResourceRecord[],
  removalOf: (record: ResourceRecord) => Removal,
): Promise<string[]> {
  const { store, stackId } = deployment;
  const byId = new Map(records.map(record => [record.logicalId, record]));
  const graph = reversed(
    new Map(
      records.map(({ logicalId, dependsOn }) => [
        logicalId,
        new Set(dependsOn),
      ]),
    ),
  );
  const failed: string[] = [];
  await runInOrder(graph, async logicalId => {
    const record = byId.get(logicalId);
    if (record === undefined || record.status === 'DELETE_COMPLETE') {
      return true;
    }
    if (removalOf(record) === 'retain') {
      store.recordResourceEvent(
        deployment.stack(),
        { ...record, statusReason: undefined },
        'DELETE_SKIPPED',
      );
      return true;
    }
    const { replaced, ...deleting } = record;
    store.setResource(stackId, {
      ...record,
      status: 'DELETE_IN_PROGRESS',
      statusReason: undefined,
    });
    try {
      for (const instance of [record.instance, replaced]) {
        if (instance !== undefined) {
          await deleteInstance(deployment, record, instance);
        }
      }
      deployment.context.signal.throwIfAborted();
      store.setResource(stackId, {
        ...deleting,
        status: 'DELETE_COMPLETE',
        statusReason: undefined,
      });
      return true;
    } catch (error) {
      deployment.context.signal.throwIfAborted();
      failed.push(logicalId);
      store.setResource(stackId, {
        ...record,
        status: 'DELETE_FAILED',
        statusReason: failureReason(error),
      });
      return false;
    }
  });
  return failed;
}

/**
 * Removes what a settled update left over: resources that its template no longer has, and the
 * instances that were replaced. What cannot be deleted is told of and left behind, as AWS does.
 */
export async function cleanUp(
  deployment: DeploymentContext,
  isActive: (logicalId: string) => boolean,
  removalOf: (record: ResourceRecord) => Removal,
): Promise<void> {
  const { store, stackId } = deployment;
  const records = Object.values(deployment.stack().resources);
  const removed = records.filter(({ logicalId }) => !isActive(logicalId));
  await removeResources(deployment, removed, removalOf);
  removed.forEach(({ logicalId }) => store.removeResource(stackId, logicalId));
  for (const record of records.filter(({ logicalId }) => isActive(logicalId))) {
    if (record.replaced !== undefined) {
      await removeReplaced(deployment, record, record.replaced);
    }
  }
}

async function removeReplaced(
  deployment: DeploymentContext,
  record: ResourceRecord,
  replaced: ResourceInstance,
): Promise<void> {
  const { store, stackId } = deployment;
  const tell = (status: string, statusReason?: string) =>
    store.recordResourceEvent(
      deployment.stack(),
      { ...record, instance: replaced, statusReason },
      status,
    );
  if (record.updateReplacePolicy === 'Retain') {
    tell('DELETE_SKIPPED');
  } else {
    tell('DELETE_IN_PROGRESS');
    try {
      await deleteInstance(deployment, record, replaced);
      tell('DELETE_COMPLETE');
    } catch (error) {
      deployment.context.signal.throwIfAborted();
      tell('DELETE_FAILED', failureReason(error));
    }
  }
  store.setResource(
    stackId,
    { ...record, replaced: undefined },
    { silently: true },
  );
}
