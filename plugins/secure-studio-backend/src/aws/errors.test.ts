import { AwsError, AwsErrorKind, mapAwsError } from './errors';

const CALL = {
  action: 'sagemaker:DescribeDomain',
  role: 'arn:aws:iam::111122223333:role/read',
  target: 'sandbox',
};

function sdkError(
  name: string,
  options: { message?: string; httpStatusCode?: number; code?: string } = {},
) {
  const { message = 'As it is', httpStatusCode = 400, code } = options;
  return Object.assign(new Error(message), {
    name,
    ...(code && { code }),
    $metadata: { httpStatusCode },
  });
}

describe('mapAwsError', () => {
  it.each<[string, number, AwsErrorKind, number]>([
    ['AccessDeniedException', 400, 'accessDenied', 502],
    ['AccessDenied', 403, 'accessDenied', 502],
    ['UnauthorizedOperation', 403, 'accessDenied', 502],
    ['CredentialsProviderError', 400, 'accessDenied', 502],
    ['ThrottlingException', 400, 'throttled', 503],
    ['RequestLimitExceeded', 503, 'throttled', 503],
    ['SomethingNew', 429, 'throttled', 503],
    ['TimeoutError', 400, 'unavailable', 503],
    ['AbortError', 400, 'unavailable', 503],
    ['SomethingNew', 500, 'unavailable', 503],
    ['ResourceLimitExceeded', 400, 'quotaExceeded', 502],
    ['LimitExceededException', 400, 'quotaExceeded', 502],
    ['VpcEndpointLimitExceeded', 400, 'quotaExceeded', 502],
    ['ResourceNotFound', 400, 'notFound', 502],
    ['InvalidVpcID.NotFound', 400, 'notFound', 502],
    ['DuplicateResourceException', 400, 'conflict', 502],
    ['InvalidParametersException', 400, 'invalidRequest', 502],
    ['SomethingNew', 400, 'unexpected', 502],
  ])('takes %s with status %d as %s', (name, httpStatusCode, kind, status) => {
    const error = mapAwsError(sdkError(name, { httpStatusCode }), CALL);
    expect(error).toMatchObject({ kind, code: name, statusCode: status });
  });

  it('names the action, the role and the target that lack a permission', () => {
    const { message } = mapAwsError(sdkError('AccessDeniedException'), CALL);
    expect(message).toContain(CALL.action);
    expect(message).toContain(CALL.role);
    expect(message).toContain("'sandbox'");
    expect(message).toContain('AWS says: As it is');
  });

  it('knows a broken connection by its code', () => {
    const broken = sdkError('Error', { code: 'ECONNREFUSED' });
    expect(mapAwsError(broken, CALL)).toMatchObject({
      kind: 'unavailable',
      code: 'ECONNREFUSED',
    });
  });

  it('says when to try again only where that helps', () => {
    expect(mapAwsError(sdkError('Throttling'), CALL).retryAfter).toBe(10);
    expect(mapAwsError(sdkError('AccessDenied'), CALL).retryAfter).toBe(
      undefined,
    );
  });

  it('leaves addresses out, since one could be a studio URL', () => {
    const { message } = mapAwsError(
      sdkError('Odd', {
        message: 'See HTTPS://d-1.studio.test/auth?token=secret now',
      }),
      CALL,
    );
    expect(message).not.toContain('secret');
    expect(message).toContain('now');
  });

  it('keeps an error that is mapped already', () => {
    const mapped = new AwsError('notFound', 'Gone', 'ResourceNotFound');
    expect(mapAwsError(mapped, CALL)).toBe(mapped);
  });

  it.each([[undefined], ['text'], [{}]])('takes anything: %p', thrown => {
    expect(mapAwsError(thrown, CALL).kind).toBe('unexpected');
  });
});
