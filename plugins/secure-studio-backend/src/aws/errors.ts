import { CustomErrorBase } from '@backstage/errors';

/** What a failed call to AWS means to whoever made it. */
export type AwsErrorKind =
  | 'accessDenied'
  | 'throttled'
  | 'unavailable'
  | 'quotaExceeded'
  | 'notFound'
  | 'conflict'
  | 'invalidRequest'
  | 'unexpected';

/** Which call failed. */
export interface FailedCall {
  /** The IAM action, such as `sagemaker:DescribeDomain`. */
  action: string;
  /** ARN of the role that made the call. */
  role: string;
  /** Id of the target. */
  target: string;
}

const NAMES: Record<AwsErrorKind, string> = {
  accessDenied: 'AwsAccessDeniedError',
  throttled: 'AwsThrottledError',
  unavailable: 'AwsUnavailableError',
  quotaExceeded: 'AwsQuotaExceededError',
  notFound: 'AwsNotFoundError',
  conflict: 'AwsConflictError',
  invalidRequest: 'AwsInvalidRequestError',
  unexpected: 'AwsUnexpectedError',
};

/**
 * A failed call to AWS. Its message says what to do and holds no address, since that could be a
 * studio URL.
 *
 * To a client of the API it is a bad gateway, whatever AWS's own status was: a 403 or 404 of AWS's
 * says nothing about what the caller may do in the portal.
 */
export class AwsError extends CustomErrorBase {
  override readonly name: string;
  readonly statusCode: 502 | 503;

  constructor(
    readonly kind: AwsErrorKind,
    message: string,
    /** AWS's own error code, such as `ResourceNotFoundException`. */
    readonly code: string,
    /** Seconds after which trying again makes sense; absent where it does not. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = NAMES[kind];
    this.statusCode =
      kind === 'throttled' || kind === 'unavailable' ? 503 : 502;
  }
}

const KINDS_BY_CODE: Record<string, AwsErrorKind> = {
  AccessDenied: 'accessDenied',
  AccessDeniedException: 'accessDenied',
  UnauthorizedOperation: 'accessDenied',
  AuthFailure: 'accessDenied',
  ExpiredToken: 'accessDenied',
  ExpiredTokenException: 'accessDenied',
  InvalidClientTokenId: 'accessDenied',
  UnrecognizedClientException: 'accessDenied',
  CredentialsProviderError: 'accessDenied',

  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  ThrottledException: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  RequestThrottled: 'throttled',
  RequestThrottledException: 'throttled',
  EC2ThrottledException: 'throttled',
  SlowDown: 'throttled',

  AbortError: 'unavailable',
  TimeoutError: 'unavailable',
  RequestTimeout: 'unavailable',
  RequestTimeoutException: 'unavailable',
  ServiceUnavailable: 'unavailable',
  ServiceUnavailableException: 'unavailable',
  InternalFailure: 'unavailable',
  InternalError: 'unavailable',
  InternalServerError: 'unavailable',
  InternalServerException: 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EPIPE: 'unavailable',
  ETIMEDOUT: 'unavailable',
  ENOTFOUND: 'unavailable',
  EAI_AGAIN: 'unavailable',
  EHOSTUNREACH: 'unavailable',

  LimitExceededException: 'quotaExceeded',
  ResourceLimitExceeded: 'quotaExceeded',
  InsufficientCapacityException: 'quotaExceeded',

  ResourceNotFound: 'notFound',
  ResourceNotFoundException: 'notFound',
  ParameterNotFound: 'notFound',

  ConflictException: 'conflict',
  DuplicateResourceException: 'conflict',
  InvalidStateException: 'conflict',
  InvalidTokenException: 'conflict',
  ResourceInUse: 'conflict',
  ResourceInUseException: 'conflict',

  InvalidParametersException: 'invalidRequest',
  InvalidParameterValue: 'invalidRequest',
  InvalidParameterException: 'invalidRequest',
  InvalidRequestException: 'invalidRequest',
  InvalidOperationException: 'invalidRequest',
  ValidationError: 'invalidRequest',
  ValidationException: 'invalidRequest',
};

function kindOf(code: string, httpStatus: number | undefined): AwsErrorKind {
  const known = KINDS_BY_CODE[code];
  if (known) {
    return known;
  }
  // EC2 has a code for each resource: InvalidVpcID.NotFound, VpcEndpointLimitExceeded.
  if (code.endsWith('.NotFound') || code.endsWith('NotFoundException')) {
    return 'notFound';
  }
  if (code.endsWith('LimitExceeded') || code.endsWith('LimitExceededFault')) {
    return 'quotaExceeded';
  }
  if (httpStatus === 429) {
    return 'throttled';
  }
  return httpStatus !== undefined && httpStatus >= 500
    ? 'unavailable'
    : 'unexpected';
}

const RETRY_AFTER: Partial<Record<AwsErrorKind, number>> = {
  throttled: 10,
  unavailable: 30,
};

/** What AWS said, without any address: a studio URL must not get into a message. */
function withoutAddresses(text: string): string {
  return text.replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '(address left out)');
}

interface SdkError {
  name?: unknown;
  code?: unknown;
  message?: unknown;
  $metadata?: { httpStatusCode?: unknown };
}

function read(error: unknown) {
  const { name, code, message, $metadata }: SdkError =
    typeof error === 'object' && error !== null ? error : {};
  const httpStatus = $metadata?.httpStatusCode;
  return {
    // A broken connection has its reason in `code`; an answer of AWS's has it in `name`.
    code:
      typeof code === 'string' && (name === 'Error' || name === undefined)
        ? code
        : String(name ?? 'UnknownError'),
    said: withoutAddresses(typeof message === 'string' ? message : ''),
    httpStatus: typeof httpStatus === 'number' ? httpStatus : undefined,
  };
}

function advice(
  kind: AwsErrorKind,
  code: string,
  { action, role, target }: FailedCall,
): string {
  switch (kind) {
    case 'accessDenied':
      return `The role ${role} may not call ${action} on target '${target}' (${code}). Allow the action in the role's policy, or see that the portal may assume the role.`;
    case 'throttled':
      return `AWS throttles ${action} on target '${target}' (${code}). Wait a little; the portal tries again by itself.`;
    case 'unavailable':
      return `AWS did not answer ${action} on target '${target}' (${code}). The portal tries again by itself.`;
    case 'quotaExceeded':
      return `A quota of the account of target '${target}' is used up, as ${action} says (${code}). Free what is not needed, or have the quota raised in Service Quotas.`;
    case 'notFound':
      return `${action} on target '${target}' found nothing (${code}).`;
    case 'conflict':
      return `${action} on target '${target}' is not possible now (${code}).`;
    case 'invalidRequest':
      return `AWS refuses ${action} on target '${target}' (${code}).`;
    default:
      return `${action} failed on target '${target}' as ${role} (${code}).`;
  }
}

/** Maps whatever a call to AWS threw to an {@link AwsError}; one that is mapped already stays as it is. */
export function mapAwsError(error: unknown, call: FailedCall): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  const { code, said, httpStatus } = read(error);
  const kind = kindOf(code, httpStatus);
  const message = advice(kind, code, call);
  return new AwsError(
    kind,
    said ? `${message} AWS says: ${said}` : message,
    code,
    RETRY_AFTER[kind],
  );
}

/** Turns AWS's answer that something is not there into the absence of an answer. */
export async function undefinedIfNotFound<T>(
  answer: Promise<T>,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AwsError && error.kind === 'notFound') {
      return undefined;
    }
    throw error;
  }
}
