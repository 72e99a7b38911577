import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../AwsError';
import { Dispatcher } from '../dispatch';
import { FaultInjector } from '../faults/createFaults';
import { readCredentialScope } from '../identity/accessKey';
import { Callers, inAccount } from '../identity/callers';
import {
  isServiceId,
  Protocol,
  protocols,
  ServiceModel,
  serviceModels,
  WireRequest,
  WireResponse,
} from '../protocol';

/** Answers a request of an AWS SDK; undefined when the connection shall break in place of an answer. */
export type AwsEndpoint = (
  request: WireRequest,
) => Promise<WireResponse | undefined>;

export function createAwsEndpoint(options: {
  readonly dispatcher: Dispatcher;
  readonly callers: Callers;
  readonly faults: FaultInjector;
}): AwsEndpoint {
  const { dispatcher, callers, faults } = options;

  const answer = async (
    model: ServiceModel,
    protocol: Protocol,
    request: WireRequest,
    requestId: string,
  ): Promise<WireResponse | undefined> => {
    const { accessKeyId, region } = readCredentialScope(
      request.headers.authorization,
    );
    const decoded = await protocol.decode(model, request);
    const caller = callers.byAccessKey(accessKeyId);
    const faultyCall = { service: model.id, ...decoded };
    const met = faults.forCall(faultyCall);
    if (met.latencyMs) await sleep(met.latencyMs);
    if (met.throttled) throw throttlingError(model);
    if (met.error) {
      const {
        code,
        message = 'A fault that was asked for',
        status,
      } = met.error;
      throw new AwsError(code, message, status);
    }
    const output = await dispatcher.run({
      service: model.id,
      ...decoded,
      caller: met.accountId ? inAccount(caller, met.accountId) : caller,
      region,
      origin: 'client',
      lagMs: met.lagMs,
      shuffle: met.shuffle,
    });
    if (met.answerLatencyMs) await sleep(met.answerLatencyMs);
    if (met.dropAnswer) return undefined;
    return protocol.encode(
      model,
      decoded.operation,
      faults.answer(faultyCall, output),
      requestId,
    );
  };

  return async request => {
    const requestId = randomUUID();
    const model = modelOf(request);
    if (model === undefined) return unknownService(request);
    const protocol = protocols[model.protocol];
    try {
      return withRequestId(
        await answer(model, protocol, request, requestId),
        requestId,
      );
    } catch (error) {
      const awsError =
        error instanceof AwsError
          ? error
          : new AwsError('InternalFailure', String(error), 500);
      return withRequestId(
        protocol.encodeError(model, inProtocol(awsError, model), requestId),
        requestId,
      );
    }
  };
}

/**
 * The service is told by the signature's scope; what is not signed is answered as STS would.
 * @returns undefined for a service that is not served.
 */
function modelOf(request: WireRequest): ServiceModel | undefined {
  const service = signedService(request);
  if (service === undefined) return serviceModels.sts;
  return isServiceId(service) ? serviceModels[service] : undefined;
}

function signedService(request: WireRequest): string | undefined {
  return /Credential=[^/]+\/[^/]+\/[^/]+\/([^/]+)\//.exec(
    request.headers.authorization ?? '',
  )?.[1];
}

/** In JSON, since nobody knows the protocol of a service that is not served. */
function unknownService(request: WireRequest): WireResponse {
  const code = 'UnknownOperationException';
  return {
    status: 501,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-errortype': code,
    },
    body: JSON.stringify({
      __type: code,
      message: `local-aws does not serve ${signedService(request)}`,
    }),
  };
}

/** "Common errors" of each API's reference. */
const COMMON_ERRORS: Readonly<
  Partial<Record<string, Readonly<Record<string, string>>>>
> = {
  awsQuery: {
    UnrecognizedClientException: 'InvalidClientTokenId',
    ExpiredTokenException: 'ExpiredToken',
    AccessDeniedException: 'AccessDenied',
    MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  },
  ec2Query: {
    UnrecognizedClientException: 'AuthFailure',
    ExpiredTokenException: 'RequestExpired',
    AccessDeniedException: 'UnauthorizedOperation',
    MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  },
  restXml: {
    UnrecognizedClientException: 'InvalidAccessKeyId',
    ExpiredTokenException: 'ExpiredToken',
    AccessDeniedException: 'AccessDenied',
    MissingAuthenticationTokenException: 'AccessDenied',
  },
};

/** The names of the same errors in EC2's and the other query services' tongue. */
function inProtocol(error: AwsError, model: ServiceModel): AwsError {
  const names = COMMON_ERRORS[model.protocol];
  const code = names?.[error.code];
  return code ? new AwsError(code, error.message, error.status) : error;
}

/** The code that each API uses when there are too many calls. */
function throttlingError(model: ServiceModel): AwsError {
  switch (model.protocol) {
    case 'ec2Query':
      return new AwsError(
        'RequestLimitExceeded',
        'Request limit exceeded.',
        503,
      );
    case 'awsQuery':
      return new AwsError('Throttling', 'Rate exceeded');
    case 'restXml':
      return new AwsError('SlowDown', 'Please reduce your request rate.', 503);
    default:
      return new AwsError('ThrottlingException', 'Rate exceeded');
  }
}

function withRequestId(
  response: WireResponse | undefined,
  requestId: string,
): WireResponse | undefined {
  return (
    response && {
      ...response,
      headers: { ...response.headers, 'x-amzn-requestid': requestId },
    }
  );
}
