import { AwsError } from '../AwsError';

/** What a signature (version 4) says about a request. The signature itself is not verified. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

const CREDENTIAL =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/;

/** @throws AwsError when the request is not signed. */
export function readCredentialScope(
  authorization: string | undefined,
): CredentialScope {
  const found = CREDENTIAL.exec(authorization ?? '');
  if (!found) {
    throw new AwsError(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
      403,
    );
  }
  const [, accessKeyId, region, service] = found;
  return { accessKeyId, region, service };
}
