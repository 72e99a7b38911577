import { EndpointServiceFault, OperationFault, ResourceFault } from './types';

/** A fault as it is asked for over HTTP. */
export type AskedFault =
  | { readonly operation: OperationFault }
  | { readonly resource: ResourceFault }
  | { readonly endpointService: EndpointServiceFault }
  | { readonly down: boolean };

type Checks<Fault> = Readonly<Record<keyof Fault, (value: unknown) => boolean>>;

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => Number.isFinite(value);
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isObject = (value: unknown) => Object(value) === value;

const OPERATION: Checks<OperationFault> = {
  service: isText,
  operation: isText,
  error: value => isObject(value) && isText(Object(value).code),
  throttle: value =>
    isNumber(Object(value).capacity) && isNumber(Object(value).refillPerSecond),
  latencyMs: isNumber,
  answerLatencyMs: isNumber,
  dropAnswer: isBoolean,
  leaveOut: value => Array.isArray(value) && value.every(isText),
  shuffle: value => isNumber(Object(value).seed),
  lagMs: isNumber,
  accountId: value => /^\d{12}$/.test(String(value)),
  page: isNumber,
  count: isNumber,
};

const RESOURCE: Checks<ResourceFault> = {
  type: isText,
  logicalId: isText,
  reason: isText,
  delayMs: isNumber,
  count: isNumber,
};

const ENDPOINT_SERVICE: Checks<EndpointServiceFault> = {
  serviceName: isText,
  zone: isText,
};

const FORMS =
  'A fault is {"operation": {"service", "operation", …}}, {"resource": {"type" or "logicalId", …}}, {"endpointService": {"serviceName", …}} or {"down": true}';

/** @throws TypeError that names the member which is unknown, missing or malformed. */
export function parseFault(asked: unknown): AskedFault {
  const { operation, resource, endpointService, down } = Object(asked);
  if (typeof down === 'boolean') return { down };
  if (has<OperationFault>(operation, OPERATION, ['service', 'operation'])) {
    return { operation };
  }
  if (has(endpointService, ENDPOINT_SERVICE, ['serviceName'])) {
    return { endpointService };
  }
  const { type } = Object(resource);
  const key = type === undefined ? 'logicalId' : 'type';
  if (has<ResourceFault>(resource, RESOURCE, [key])) return { resource };
  throw new TypeError(FORMS);
}

/** Whether it is a fault of this kind; what is not an object is none. */
function has<Fault>(
  fault: unknown,
  checks: Checks<Fault>,
  required: ReadonlyArray<keyof Fault & string>,
): fault is Fault {
  if (!isObject(fault)) return false;
  const members = Object.entries(Object(fault));
  const missing = required.find(name => Object(fault)[name] === undefined);
  if (missing) throw new TypeError(`A fault needs "${missing}". ${FORMS}`);
  const known: Readonly<Record<string, (value: unknown) => boolean>> = checks;
  for (const [name, value] of members) {
    if (!Object.hasOwn(known, name)) {
      throw new TypeError(`A fault has no member "${name}". ${FORMS}`);
    }
    if (!known[name](value)) {
      throw new TypeError(`"${name}" of a fault is malformed`);
    }
  }
  return true;
}
