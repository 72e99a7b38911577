import { AwsError } from '../../AwsError';
import { limitExceeded } from './operation';
import { parsePolicyDocument, PolicyKind } from './policyDocument';

/**
 * A policy for IAM, checked.
 *
 * @throws MalformedPolicyDocument
 */
export function validDocument(text: string, kind: PolicyKind): string {
  const { problem } = parsePolicyDocument(text, kind);
  if (problem !== undefined) {
    throw new AwsError('MalformedPolicyDocument', problem);
  }
  return text;
}

/** "IAM does not count white space when calculating the size of a policy" ("IAM and AWS STS quotas"). */
export function requireSize(
  text: string,
  maximum: number,
  where: string,
): void {
  if (text.replace(/\s/g, '').length > maximum) {
    throw limitExceeded(
      `Maximum policy size of ${maximum} bytes exceeded for ${where}`,
    );
  }
}

/** "URL-encoded JSON text, compliant with RFC 3986" */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
