import { AwsError } from '../../AwsError';
import { Caller } from '../../service';
import {
  parsePolicyDocument,
  PolicyDocument,
  PolicyStatement,
} from '../iam/policyDocument';
import { KeyRecord } from './tables';

/** "The key policy document cannot exceed 32 kilobytes" ("Key policies in AWS KMS") */
const maximumSize = 32_768;

/** The policy that a key gets where none is given: its account decides by IAM. */
export function defaultKeyPolicy(accountId: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });
}

/**
 * Checks a key policy. Unless that is bypassed, "the key policy must allow the calling
 * principal to make a subsequent PutKeyPolicy request on the KMS key. This reduces the
 * risk that the KMS key becomes unmanageable." (API reference, CreateKey)
 *
 * @throws MalformedPolicyDocumentException
 */
export function validKeyPolicy(
  text: string,
  caller: Caller,
  bypassLockoutCheck: boolean = false,
): string {
  const result = parsePolicyDocument(text, 'resource');
  if (result.problem !== undefined || text.length > maximumSize) {
    throw malformed(
      result.problem ?? `The policy is longer than ${maximumSize} bytes.`,
    );
  }
  if (!bypassLockoutCheck && !canAdminister(result.policy, caller)) {
    throw malformed(
      'The new key policy will not allow you to update the key policy in the future.',
    );
  }
  return text;
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocumentException', message);
}

function canAdminister({ Statement }: PolicyDocument, caller: Caller): boolean {
  const { accountId, arn, roleArn } = caller;
  const administrators = new Set(
    ['*', accountId, `arn:aws:iam::${accountId}:root`, arn].concat(
      roleArn ?? [],
    ),
  );
  return Statement.some(
    statement =>
      statement.Effect === 'Allow' &&
      allowsAction(statement, 'kms:PutKeyPolicy') &&
      principals(statement, 'AWS').some(name => administrators.has(name)),
  );
}

/**
 * Whether a key lets an AWS service encrypt with it for one resource, by what its
 * policy says of the service and of the encryption context.
 */
export function allowsService(
  { policy }: KeyRecord,
  service: string,
  encryptionContext: Readonly<Record<string, string>>,
): boolean {
  const result = parsePolicyDocument(policy, 'resource');
  return (
    result.problem === undefined &&
    result.policy.Statement.some(
      statement =>
        statement.Effect === 'Allow' &&
        allowsAction(statement, 'kms:GenerateDataKey') &&
        principals(statement, 'Service').includes(service) &&
        contextMatches(statement, encryptionContext),
    )
  );
}

function contextMatches(
  { Condition = {} }: PolicyStatement,
  encryptionContext: Readonly<Record<string, string>>,
): boolean {
  const prefix = 'kms:EncryptionContext:';
  return Object.values(Condition)
    .flatMap(test => Object.entries(test))
    .filter(([key]) => key.startsWith(prefix))
    .every(([key, expected]) => {
      const actual = encryptionContext[key.slice(prefix.length)];
      return (
        actual !== undefined &&
        [expected].flat().some(pattern => matches(String(pattern), actual))
      );
    });
}

function principals({ Principal }: PolicyStatement, kind: string): string[] {
  return Principal === '*' ? ['*'] : [Principal?.[kind] ?? []].flat();
}

function allowsAction({ Action }: PolicyStatement, action: string): boolean {
  return [Action ?? []].flat().some(pattern => matches(pattern, action));
}

/** Policy patterns: `*` is any text, `?` one character. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(text);
}
