import { StaticOperationSchema } from '@smithy/types';
import { AwsError } from '../AwsError';
import { ServiceId } from '../service';

/** A request as it came in. */
export interface WireRequest {
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** How one service speaks on the wire. The schemas are those of its SDK client. */
export interface ServiceModel {
  readonly id: ServiceId;
  readonly protocol: ProtocolName;
  /** The SDK's operation schema by operation name. */
  readonly operations: ReadonlyMap<string, StaticOperationSchema>;
  /** Before the dot of `x-amz-target`, for the JSON protocols. */
  readonly target?: string;
  readonly xmlNamespace?: string;
}

export type ProtocolName =
  | 'awsJson1_0'
  | 'awsJson1_1'
  | 'awsQuery'
  | 'ec2Query'
  | 'restXml';

/** What a call asks for. Input is the SDK client's own shape. */
export interface DecodedRequest {
  readonly operation: string;
  readonly input: object;
}

/** One wire protocol, seen from the server. */
export interface Protocol {
  /** @throws AwsError when the operation is unknown to AWS or the request cannot be read. */
  decode(model: ServiceModel, request: WireRequest): Promise<DecodedRequest>;
  encode(
    model: ServiceModel,
    operation: string,
    output: object,
    requestId: string,
  ): WireResponse;
  encodeError(
    model: ServiceModel,
    error: AwsError,
    requestId: string,
  ): WireResponse;
}
