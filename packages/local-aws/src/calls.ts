import { AuthorizationRequest, Caller, ServiceId } from './service';

/** A call that was made, by whom, and how it ended. */
export interface RecordedCall {
  /** ISO time. */
  readonly time: string;
  /** Whether it came over the wire or was made by another service on behalf of the caller. */
  readonly origin: 'client' | 'service';
  readonly callerArn: string;
  readonly roleArn?: string;
  readonly sessionTags: Readonly<Record<string, string>>;
  readonly calledVia?: string;
  readonly region: string;
  readonly service: ServiceId;
  readonly operation: string;
  /** What IAM had to allow. */
  readonly authorization: readonly AuthorizationRequest[];
  /** Without secrets. */
  readonly parameters: unknown;
  /** `ok`, or the error's code. */
  readonly outcome: string;
  readonly message?: string;
}

/** The calls of a server's life, oldest first. */
export interface CallLog {
  record(call: RecordedCall): void;
  all(): RecordedCall[];
}

/** Keeps the last so many calls. */
export function createCallLog(limit = 50_000): CallLog {
  const calls: RecordedCall[] = [];
  return {
    record(call) {
      calls.push(call);
      if (calls.length > limit) calls.splice(0, calls.length - limit);
    },
    all: () => [...calls],
  };
}

const SECRET = /secret|password|sessiontoken|authorizedurl|^plaintext$/i;
const LONGEST_TEXT = 4096;

/** A copy without secrets and bytes, fit to be shown. */
export function withoutSecrets(value: unknown): unknown {
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    return `${value.slice(0, LONGEST_TEXT)}…`;
  }
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET.test(name) ? '(removed)' : withoutSecrets(member),
    ]),
  );
}

/** Who called, as the log shows it. */
export function callerFields(
  caller: Caller,
): Pick<RecordedCall, 'callerArn' | 'roleArn' | 'sessionTags' | 'calledVia'> {
  const { arn, roleArn, sessionTags, calledVia } = caller;
  return { callerArn: arn, roleArn, sessionTags, calledVia };
}
