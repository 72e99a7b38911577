import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { EnvironmentStore } from '../../environments/EnvironmentStore';
import { Ending } from '../ending';
import { OperationEndings } from '../OperationEndings';
import { OperationLeases } from '../OperationLeases';
import { OperationMover } from '../OperationMover';
import { OperationStore } from '../OperationStore';
import { ProvisionRequests } from '../ProvisionRequests';
import { ProvisionWorker } from '../ProvisionWorker';
import { aTarget } from '../../targets/__testUtils__/targets';
import { StoredOperation } from '../types';
import { AwsInMemory, TARGET } from './AwsInMemory';
import { aSpec } from './builders';

const LEASE = 20_000;
/** Milliseconds; longer than any delay and any lease. */
export const LATER = 5 * 60_000;

let names = 0;

/** A portal on a database, with an AWS of its own and a clock that a test moves. */
export class ProvisioningPortal {
  time = Date.parse('2026-01-01T00:00:00.000Z');
  readonly aws = new AwsInMemory(() => this.time);
  readonly operations: OperationStore;
  readonly environments: EnvironmentStore;
  readonly leases: OperationLeases;
  readonly targets = [aTarget(TARGET)];
  endedByPerson = false;
  private readonly worker: ProvisionWorker;
  private readonly endings: OperationEndings;
  readonly requests: ProvisionRequests;

  constructor(database: Knex) {
    const clock = async () => new Date(this.time);
    this.operations = new OperationStore(database, clock);
    this.environments = new EnvironmentStore(database);
    this.leases = new OperationLeases(database, LEASE, clock);
    this.requests = new ProvisionRequests(this.operations, this.environments);
    this.endings = new OperationEndings({ operations: this.operations });
    this.worker = new ProvisionWorker({
      portalId: 'portal',
      targets: this.targets,
      aws: this.aws.gateways,
      operations: this.operations,
    });
  }

  async submit(): Promise<StoredOperation> {
    names += 1;
    const name = `team-a-${names}`;
    return this.requests.submit({
      spec: aSpec({ name: `n${names}`, fullName: name }),
      idempotencyKey: `task:step:${name}`,
      initiator: 'user:default/scientist',
    });
  }

  /** Another attempt for the same. */
  async resubmit({ spec }: StoredOperation): Promise<StoredOperation> {
    return this.requests.submit({
      spec,
      idempotencyKey: `another:step:${spec.fullName}`,
      initiator: 'user:default/other',
    });
  }

  /** An operation that follows what it launched, and is due. */
  async launch(): Promise<StoredOperation> {
    const operation = await this.submit();
    await this.steps(operation, 2);
    return operation;
  }

  async steps(operation: StoredOperation, count: number): Promise<void> {
    for (let step = 0; step < count; step++) {
      await this.step(operation);
      this.time += LATER;
    }
  }

  async find({ id }: StoredOperation): Promise<StoredOperation> {
    const found = await this.operations.find(id);
    if (!found) {
      throw new Error(`There is no operation ${id}`);
    }
    return found;
  }

  /** Moves the operation one step, where it is due. */
  async step(
    { id }: StoredOperation,
    meanwhile: 'nothing' | 'killed' | Ending = 'nothing',
  ): Promise<void> {
    const due = (await this.leases.listDue(1000)).find(one => one.id === id);
    const claimed = due && (await this.leases.claim(due));
    if (!claimed) {
      return;
    }
    const mover = new OperationMover({
      operations: this.operations,
      environments: this.environments,
      publish: async () => {},
      logger: mockServices.logger.mock(),
      pollInterval: 5_000,
      advance: async operation => {
        const advance = await this.worker.advance(operation);
        if (meanwhile === 'cancel' || meanwhile === 'abandon') {
          await this.end(operation, meanwhile);
        }
        return advance;
      },
    });
    if (meanwhile === 'killed') {
      await this.worker.advance(claimed).catch(() => {});
      return;
    }
    const moved = await mover.move(claimed);
    if (moved) {
      await this.leases.release(moved);
    }
  }

  /** A person's request, which may be refused. */
  async end(operation: StoredOperation, ending: Ending): Promise<void> {
    try {
      const current = await this.find(operation);
      await this.endings.end(current, ending, 'user:default/lead');
      this.endedByPerson = true;
    } catch (error) {
      if (!(error instanceof ConflictError)) {
        throw error;
      }
    }
  }

  /** Everything goes on until nothing is left to do. */
  async settle(operation: StoredOperation): Promise<StoredOperation> {
    for (let step = 0; step < 120; step++) {
      this.time += LATER;
      this.aws.finish();
      const due = (await this.leases.listDue(1000)).some(
        ({ id }) => id === operation.id,
      );
      if (!due) {
        return this.find(operation);
      }
      await this.step(operation);
    }
    throw new Error('It goes on for ever');
  }
}
