import { ServiceId } from '../service';

/** Calls an AWS operation; see `CallContext.invoke`. */
export type Invoke = <Output extends object>(
  service: ServiceId,
  operation: string,
  input: object,
) => Promise<Output>;
