import { Clock } from '../clock';
import { createPageCounter } from './pages';
import { createTokenBucket, TokenBucket } from './tokenBucket';
import { Faults, OperationFault, ResourceFault } from './types';

/** A call from outside, as far as faults look at it. */
export interface FaultyCall {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
}

/** What a call meets. Several faults may apply to one call. */
export interface CallFaults {
  readonly latencyMs: number;
  readonly throttled: boolean;
  readonly error?: NonNullable<OperationFault['error']>;
  readonly answerLatencyMs: number;
  readonly dropAnswer: boolean;
}

/** The server's own side of {@link Faults}. */
export interface FaultInjector extends Faults {
  forCall(call: FaultyCall): CallFaults;
  /** Remembers which page the answer's token leads to. */
  answered(call: FaultyCall, output: object): void;
}

interface Active<Fault> {
  readonly fault: Fault;
  remaining: number;
  readonly bucket?: TokenBucket;
}

/** No faults at first. */
export function createFaults(clock: Clock): FaultInjector {
  const operationFaults = new Map<string, Active<OperationFault>>();
  const resourceFaults = new Map<string, Active<ResourceFault>>();
  const pages = createPageCounter();
  let down = false;
  let lastId = 0;

  const nextId = () => {
    lastId += 1;
    return `fault-${lastId}`;
  };

  return {
    addOperationFault(fault) {
      const id = nextId();
      operationFaults.set(id, {
        fault,
        remaining: fault.count ?? Infinity,
        bucket: fault.throttle && createTokenBucket(fault.throttle, clock),
      });
      return id;
    },

    addResourceFault(fault) {
      const id = nextId();
      resourceFaults.set(id, { fault, remaining: fault.count ?? Infinity });
      return id;
    },

    remove(id) {
      return operationFaults.delete(id) || resourceFaults.delete(id);
    },

    clear() {
      operationFaults.clear();
      resourceFaults.clear();
      down = false;
    },

    setDown(value) {
      down = value;
    },

    isDown: () => down,

    resourceFault(type, logicalId) {
      const active = [...resourceFaults.values()].find(
        ({ fault, remaining }) =>
          remaining > 0 &&
          (fault.type ?? type) === type &&
          (fault.logicalId ?? logicalId) === logicalId,
      );
      if (!active) return undefined;
      active.remaining -= 1;
      const { reason, delayMs } = active.fault;
      return { reason, delayMs };
    },

    forCall(call) {
      const page = pages.pageOf(call);
      const applying = [...operationFaults.values()].filter(
        ({ fault, remaining }) =>
          remaining > 0 &&
          matches(fault, call) &&
          (fault.page ?? page) === page,
      );
      for (const active of applying) active.remaining -= 1;
      return {
        latencyMs: applying.reduce(
          (total, { fault }) => total + (fault.latencyMs ?? 0),
          0,
        ),
        answerLatencyMs: applying.reduce(
          (total, { fault }) => total + (fault.answerLatencyMs ?? 0),
          0,
        ),
        throttled: applying.some(({ bucket }) => bucket && !bucket.take()),
        error: applying.find(({ fault }) => fault.error)?.fault.error,
        dropAnswer: applying.some(({ fault }) => fault.dropAnswer),
      };
    },

    answered(call, output) {
      pages.answered(call, output);
    },
  };
}

function matches(fault: OperationFault, call: FaultyCall): boolean {
  return (
    (fault.service === '*' || fault.service === call.service) &&
    (fault.operation === '*' || fault.operation === call.operation)
  );
}
