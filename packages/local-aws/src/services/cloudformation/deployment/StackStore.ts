import { randomUUID } from 'node:crypto';
import { Clock } from '../../../clock';
import { State } from '../../../state';
import { validationError } from '../template/errors';
import {
  ResourceRecord,
  StackEventRecord,
  StackRecord,
  StackStatus,
} from './StackRecord';

interface StackEvents {
  /** Oldest first. */
  readonly events: StackEventRecord[];
}

/** The stacks of one account and region, with the events that tell what happened to them. */
export class StackStore {
  constructor(private readonly state: State, private readonly clock: Clock) {}

  all(): StackRecord[] {
    return this.stacks.values();
  }

  /** @param nameOrId - a deleted stack is found by its id alone */
  find(nameOrId: string): StackRecord | undefined {
    if (nameOrId.startsWith('arn:')) {
      return this.stacks.get(nameOrId);
    }
    return this.all().find(
      stack => stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE',
    );
  }

  /** @throws AwsError `ValidationError` where there is none. */
  get(nameOrId: string): StackRecord {
    const stack = this.find(nameOrId);
    if (stack === undefined) {
      throw validationError(`Stack with id ${nameOrId} does not exist`);
    }
    return stack;
  }

  /** Newest first. */
  events(stackId: string): StackEventRecord[] {
    return [...(this.eventLists.get(stackId)?.events ?? [])].reverse();
  }

  add(stack: StackRecord): void {
    this.stacks.set(stack.stackId, stack);
    this.recordStackEvent(stack);
  }

  update(stackId: string, change: Partial<StackRecord>): StackRecord {
    const stack = { ...this.get(stackId), ...change };
    this.stacks.set(stackId, stack);
    return stack;
  }

  setStatus(
    stackId: string,
    status: StackStatus,
    statusReason?: string,
    change: Partial<StackRecord> = {},
  ): void {
    this.recordStackEvent(
      this.update(stackId, { ...change, status, statusReason }),
    );
  }

  /** Stores a resource and tells of its status, unless `silently`. */
  setResource(
    stackId: string,
    resource: Omit<ResourceRecord, 'updatedAt'>,
    event: { readonly silently?: boolean } = {},
  ): ResourceRecord {
    const { resources } = this.get(stackId);
    const record = { ...resource, updatedAt: this.now() };
    const stack = this.update(stackId, {
      resources: { ...resources, [resource.logicalId]: record },
    });
    if (!event.silently) {
      this.recordResourceEvent(stack, record, resource.status);
    }
    return record;
  }

  removeResource(stackId: string, logicalId: string): void {
    const { [logicalId]: _removed, ...resources } = this.get(stackId).resources;
    this.update(stackId, { resources });
  }

  recordResourceEvent(
    stack: StackRecord,
    resource: ResourceRecord,
    status: string,
  ): void {
    this.append(stack, {
      logicalId: resource.logicalId,
      physicalId: resource.instance?.physicalId ?? '',
      type: resource.type,
      status,
      statusReason: resource.statusReason,
      properties:
        resource.instance && JSON.stringify(resource.instance.properties),
    });
  }

  now(): string {
    return this.clock.now().toISOString();
  }

  private recordStackEvent(stack: StackRecord): void {
    this.append(stack, {
      logicalId: stack.name,
      physicalId: stack.stackId,
      type: 'AWS::CloudFormation::Stack',
      status: stack.status,
      statusReason: stack.statusReason,
    });
  }

  private append(
    stack: StackRecord,
    event: Omit<StackEventRecord, 'eventId' | 'timestamp'>,
  ): void {
    const { events = [] } = this.eventLists.get(stack.stackId) ?? {};
    const added = {
      ...event,
      eventId: randomUUID(),
      timestamp: this.now(),
      clientRequestToken: stack.clientRequestToken,
    };
    this.eventLists.set(stack.stackId, { events: [...events, added] });
  }

  private get stacks() {
    return this.state.collection<StackRecord>('cloudformation/stacks');
  }

  private get eventLists() {
    return this.state.collection<StackEvents>('cloudformation/stack-events');
  }
}
