import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  EnvironmentListQuery,
  Operation,
  OperationEvent,
  ProvisionRequest,
} from 'backstage-plugin-secure-studio-common';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';

type Options = { credentials: BackstageCredentials };
type Provisioning = Pick<
  SecureStudioService,
  | 'planEnvironment'
  | 'provisionEnvironment'
  | 'getOperation'
  | 'listOperationEvents'
  | 'listEnvironments'
>;

const TIME = '2026-01-01T00:00:00.000Z';

/** A name that nobody can compute who does not ask the backend. */
const fullNameOf = ({ name }: ProvisionRequest) => `kept--${name}`;

/** The backend as far as an action sees it: attempts by idempotency key, which end when a test says so. */
export class PortalInMemory implements Provisioning {
  readonly attempts: Array<{
    key: string;
    operation: Operation;
    events: OperationEvent[];
  }> = [];
  /** As whom each call was made. */
  readonly callers: Array<[method: string, type: string]> = [];
  /** What was asked for or planned. */
  readonly requests: ProvisionRequest[] = [];
  /** Thrown by the next calls that read. */
  readonly outages: Error[] = [];

  async planEnvironment(request: ProvisionRequest, options: Options) {
    this.called('planEnvironment', options);
    const { owner, target } = request;
    this.requests.push(request);
    return {
      fullName: fullNameOf(request),
      owner,
      target,
      version: '1.0',
      profile: 'profile',
      parameters: {},
      reusedEndpoints: [],
      tags: request.tags ?? {},
    };
  }

  async provisionEnvironment(
    request: ProvisionRequest & { idempotencyKey: string },
    options: Options,
  ) {
    this.called('provisionEnvironment', options);
    this.requests.push(request);
    const environment = fullNameOf(request);
    const latest = this.attempts
      .filter(({ operation }) => operation.environment === environment)
      .at(-1);
    if (latest && latest.operation.state !== 'failed') {
      if (latest.key !== request.idempotencyKey) {
        throw new ConflictError(`There is an environment ${environment}`);
      }
      return latest.operation;
    }
    const operation: Operation = {
      id: `00000000-0000-4000-8000-00000000000${this.attempts.length + 1}`,
      type: 'provision',
      environment,
      state: 'open',
      message: 'Asked for',
      attempt: (latest?.operation.attempt ?? 0) + 1,
      requestedBy: 'user:default/scientist',
      createdAt: TIME,
      updatedAt: TIME,
      finishedAt: null,
      error: null,
      progress: { completed: 0, total: 0 },
      cancellable: null,
    };
    this.attempts.push({ key: request.idempotencyKey, operation, events: [] });
    return operation;
  }

  async getOperation(id: string, options: Options) {
    this.called('getOperation', options);
    const outage = this.outages.shift();
    if (outage) {
      throw outage;
    }
    return this.find(id).operation;
  }

  async listOperationEvents(
    {
      id,
      after = 0,
      limit = 200,
    }: { id: string; after?: number; limit?: number },
    options: Options,
  ) {
    this.called('listOperationEvents', options);
    return this.find(id)
      .events.filter(({ sequence }) => sequence > after)
      .slice(0, limit);
  }

  async listEnvironments(
    { name: names = [] }: EnvironmentListQuery,
    options: Options,
  ) {
    this.called('listEnvironments', options);
    const items = this.attempts
      .filter(({ operation }) => names.includes(operation.environment))
      .map(({ operation }) => ({
        name: operation.environment,
        owner: 'group:default/team-a',
        target: 'sandbox',
        status: 'available' as const,
        statusReason: null,
        egressMode: null,
        domainId: 'd-1',
        createdAt: null,
        observedAt: null,
      }));
    return { items, total: items.length, nextCursor: null };
  }

  log(message: string) {
    const { events } = this.latest();
    events.push({
      sequence: events.length + 1,
      occurredAt: TIME,
      source: 'portal',
      logicalId: null,
      resourceType: null,
      status: null,
      message,
    });
  }

  succeed() {
    this.latest().operation = {
      ...this.latest().operation,
      state: 'succeeded',
    };
  }

  fail(message: string) {
    this.latest().operation = {
      ...this.latest().operation,
      state: 'failed',
      error: { name: 'ProvisioningFailed', message },
    };
  }

  private latest() {
    const latest = this.attempts.at(-1);
    if (!latest) {
      throw new Error('Nothing was asked for');
    }
    return latest;
  }

  private find(id: string) {
    const found = this.attempts.find(({ operation }) => operation.id === id);
    if (!found) {
      throw new Error(`There is no operation ${id}`);
    }
    return found;
  }

  private called(method: string, { credentials }: Options) {
    const { type } = credentials.principal as { type: string };
    this.callers.push([method, type]);
  }
}
