import { Clock } from '../clock';
import { HISTORY_MS } from '../state/history';
import { withoutItems } from './listings';
import { createPageCounter } from './pages';
import { Random, seededRandom } from './random';
import { createTokenBucket, TokenBucket } from './tokenBucket';
import {
  EndpointServiceFault,
  Faults,
  OperationFault,
  ResourceFault,
} from './types';

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
  readonly lagMs: number;
  /** Deals out the items of a listing. */
  readonly shuffle?: Random;
  readonly accountId?: string;
}

/** The server's own side of {@link Faults}. */
export interface FaultInjector extends Faults {
  forCall(call: FaultyCall): CallFaults;
  /**
   * The answer as it is given, without what faults leave out. Remembers which page its token leads
   * to.
   */
  answer(call: FaultyCall, output: object): object;
}

interface Active<Fault> {
  readonly fault: Fault;
  remaining: number;
  readonly bucket?: TokenBucket;
  readonly random?: Random;
}

/** No faults at first. */
export function createFaults(clock: Clock): FaultInjector {
  const operationFaults = new Map<string, Active<OperationFault>>();
  const resourceFaults = new Map<string, Active<ResourceFault>>();
  const endpointServiceFaults = new Map<string, EndpointServiceFault>();
  const pages = createPageCounter();
  let down = false;
  let lastId = 0;

  const active = (call: FaultyCall) =>
    [...operationFaults.values()].filter(
      ({ fault, remaining }) => remaining > 0 && matches(fault, call),
    );

  const nextId = () => {
    lastId += 1;
    return `fault-${lastId}`;
  };

  return {
    addOperationFault(fault) {
      if ((fault.lagMs ?? 0) > HISTORY_MS) {
        throw new RangeError(`lagMs must be at most ${HISTORY_MS}`);
      }
      const id = nextId();
      operationFaults.set(id, {
        fault,
        remaining: fault.count ?? Infinity,
        bucket: fault.throttle && createTokenBucket(fault.throttle, clock),
        random: fault.shuffle && seededRandom(fault.shuffle.seed),
      });
      return id;
    },

    addResourceFault(fault) {
      const id = nextId();
      resourceFaults.set(id, { fault, remaining: fault.count ?? Infinity });
      return id;
    },

    addEndpointServiceFault(fault) {
      const id = nextId();
      endpointServiceFaults.set(id, fault);
      return id;
    },

    remove(id) {
      return [operationFaults, resourceFaults, endpointServiceFaults].some(
        faults => faults.delete(id),
      );
    },

    clear() {
      operationFaults.clear();
      resourceFaults.clear();
      endpointServiceFaults.clear();
      down = false;
    },

    setDown(value) {
      down = value;
    },

    isDown: () => down,

    resourceFault(type, logicalId) {
      const applying = [...resourceFaults.values()].find(
        ({ fault, remaining }) =>
          remaining > 0 &&
          (fault.type ?? type) === type &&
          (fault.logicalId ?? logicalId) === logicalId,
      );
      if (!applying) return undefined;
      applying.remaining -= 1;
      const { reason, delayMs } = applying.fault;
      return { reason, delayMs };
    },

    lacksEndpointService(serviceName, zone) {
      return [...endpointServiceFaults.values()].some(
        fault =>
          fault.serviceName === serviceName &&
          (fault.zone === undefined || fault.zone === zone),
      );
    },

    forCall(call) {
      const page = pages.pageOf(call);
      const applying = active(call).filter(
        ({ fault }) => (fault.page ?? page) === page,
      );
      for (const each of applying) {
        // What leaves items out is used up by answers, not by calls.
        if (!each.fault.leaveOut) each.remaining -= 1;
      }
      return {
        latencyMs: sum(applying, ({ latencyMs }) => latencyMs),
        answerLatencyMs: sum(applying, fault => fault.answerLatencyMs),
        throttled: applying.some(({ bucket }) => bucket && !bucket.take()),
        error: applying.find(({ fault }) => fault.error)?.fault.error,
        dropAnswer: applying.some(({ fault }) => fault.dropAnswer),
        lagMs: isRead(call)
          ? Math.max(0, ...applying.map(({ fault }) => fault.lagMs ?? 0))
          : 0,
        shuffle:
          'SortBy' in call.input
            ? undefined
            : applying.find(({ random }) => random)?.random,
        accountId: applying.find(({ fault }) => fault.accountId)?.fault
          .accountId,
      };
    },

    answer(call, output) {
      pages.answered(call, output);
      return active(call).reduce((answer, each) => {
        const rest = withoutItems(answer, each.fault.leaveOut ?? []);
        if (rest) each.remaining -= 1;
        return rest ?? answer;
      }, output);
    },
  };
}

function sum(
  applying: ReadonlyArray<Active<OperationFault>>,
  member: (fault: OperationFault) => number | undefined,
): number {
  return applying.reduce((total, { fault }) => total + (member(fault) ?? 0), 0);
}

/** Whether it changes nothing: a change must not rest on what is past. */
function isRead({ operation }: FaultyCall): boolean {
  return /^(Describe|Get|Head|List|Search)/.test(operation);
}

function matches(fault: OperationFault, call: FaultyCall): boolean {
  return (
    (fault.service === '*' || fault.service === call.service) &&
    (fault.operation === '*' || fault.operation === call.operation)
  );
}
