import { AwsError } from './AwsError';
import { CallLog, callerFields, withoutSecrets } from './calls';
import { AdjustableClock } from './clock';
import { FaultInjector } from './faults/createFaults';
import { dealtPage } from './faults/listings';
import { Random } from './faults/random';
import { Authorizer } from './identity/authorize';
import { serviceModels, unknownOperation } from './protocol';
import {
  AuthorizationRequest,
  CallContext,
  Caller,
  Operation,
  Pace,
  Service,
  ServiceId,
} from './service';
import { StateStore } from './state/createStateStore';
import { validateInput } from './validation';

/** Services whose records belong to the account, not to a region. */
const GLOBAL_SERVICES: readonly ServiceId[] = ['iam', 'sts'];
/** The region under which such records are kept. */
export const GLOBAL_REGION = 'aws-global';

export interface Call {
  readonly service: ServiceId;
  readonly operation: string;
  readonly input: object;
  readonly caller: Caller;
  readonly region: string;
  readonly origin: 'client' | 'service';
  /** The call sees the state of so many milliseconds ago. */
  readonly lagMs?: number;
  /** Deals the items of a listing out anew. */
  readonly shuffle?: Random;
}

/** Runs operations: validated, authorised, recorded. */
export interface Dispatcher {
  run(call: Call): Promise<object>;
  /** The context of a call in this region. */
  context(service: ServiceId, caller: Caller, region: string): CallContext;
}

export interface DispatcherOptions {
  readonly services: readonly Service[];
  readonly store: StateStore;
  readonly clock: AdjustableClock;
  readonly faults: FaultInjector;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly calls: CallLog;
  readonly authorize: Authorizer;
  /** Runs after a call that succeeded, before it is answered; its failure is the call's. */
  readonly succeeded?: (call: Call, context: CallContext) => Promise<void>;
  endpoint(): string;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, clock, faults, pace, signal, calls } = options;
  const services = new Map(options.services.map(item => [item.id, item]));

  const context = (
    service: ServiceId,
    caller: Caller,
    region: string,
  ): CallContext => ({
    caller,
    region,
    state: store.state(caller.accountId, stateRegion(service, region)),
    clock,
    endpoint: options.endpoint(),
    pace,
    faults,
    signal,
    async invoke<Output extends object>(
      invoked: ServiceId,
      operation: string,
      input: object,
      as: Caller = caller,
    ) {
      const output = await run({
        service: invoked,
        operation,
        input,
        caller: as,
        region,
        origin: 'service',
      });
      // The operation's author vouches for its output's shape.
      return output as Output;
    },
  });

  /** The context as it was so long ago. */
  const ago = (lagMs: number, { service, caller, region }: Call) => {
    const then = () => new Date(clock.now().getTime() - lagMs);
    return {
      ...context(service, caller, region),
      state: store.stateAt(
        then(),
        caller.accountId,
        stateRegion(service, region),
      ),
      clock: { now: then },
    };
  };

  async function run(call: Call): Promise<object> {
    const callContext = context(call.service, call.caller, call.region);
    let authorization: readonly AuthorizationRequest[] = [];
    const record = (outcome: string, message?: string) =>
      calls.record({
        time: clock.now().toISOString(),
        origin: call.origin,
        ...callerFields(call.caller),
        region: call.region,
        service: call.service,
        operation: call.operation,
        authorization,
        parameters: withoutSecrets(call.input),
        outcome,
        message,
      });

    try {
      const operation = findOperation(services, call);
      validateInput(call.service, call.operation, call.input);
      authorization = authorizationOf(services, call, callContext);
      await options.authorize(authorization, callContext);
      await catchUp(services, call, callContext);
      const seen = call.lagMs ? ago(call.lagMs, call) : callContext;
      const ask = (input: object) => operation(input as never, seen);
      const output = await (call.shuffle
        ? dealtPage(call.input, ask, call.shuffle)
        : ask(call.input));
      record('ok');
      await options.succeeded?.(
        call,
        context('events', call.caller, eventRegion(call)),
      );
      return output;
    } catch (error) {
      if (error instanceof AwsError) {
        record(error.code, error.message);
      } else {
        record('InternalFailure', String(error));
      }
      throw error;
    }
  }

  return { run, context };
}

function stateRegion(service: ServiceId, region: string): string {
  return GLOBAL_SERVICES.includes(service) ? GLOBAL_REGION : region;
}

/** "Global service events" are those of us-east-1 (AWS CloudTrail user guide). */
function eventRegion({ service, region }: Call): string {
  return GLOBAL_SERVICES.includes(service) ? 'us-east-1' : region;
}

async function catchUp(
  services: ReadonlyMap<ServiceId, Service>,
  call: Call,
  context: CallContext,
): Promise<void> {
  const steps = services.get(call.service)?.catchUp ?? {};
  if (Object.hasOwn(steps, call.operation)) {
    await steps[call.operation](call.input as never, context);
  }
}

function findOperation(
  services: ReadonlyMap<ServiceId, Service>,
  call: Call,
): Operation {
  const operations = services.get(call.service)?.operations ?? {};
  if (!Object.hasOwn(operations, call.operation)) {
    throw unknownOperation(serviceModels[call.service], call.operation);
  }
  return operations[call.operation];
}

function authorizationOf(
  services: ReadonlyMap<ServiceId, Service>,
  call: Call,
  context: CallContext,
): readonly AuthorizationRequest[] {
  const requests = services.get(call.service)?.authorization ?? {};
  if (!Object.hasOwn(requests, call.operation)) {
    return [{ action: `${call.service}:${call.operation}`, resource: '*' }];
  }
  return requests[call.operation](call.input as never, context);
}
