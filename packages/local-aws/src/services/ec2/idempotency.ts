import { createHash } from 'node:crypto';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';

interface UsedToken {
  readonly request: string;
  readonly id: string;
}

/**
 * The id of what a request creates; a repeated client token gets the id of the first
 * time ("Ensuring idempotency", EC2 API reference).
 *
 * @throws IdempotentParameterMismatch where the token was used for another request
 */
export function idempotent(
  { state }: CallContext,
  operation: string,
  input: { readonly ClientToken?: string },
  create: () => string,
): string {
  const { ClientToken, ...parameters } = input;
  if (ClientToken === undefined) {
    return create();
  }
  const tokens = state.collection<UsedToken>('ec2:clientTokens');
  const key = `${operation}:${ClientToken}`;
  const request = createHash('sha256')
    .update(JSON.stringify(parameters))
    .digest('hex');
  const used = tokens.get(key);
  if (used && used.request !== request) {
    throw new AwsError(
      'IdempotentParameterMismatch',
      'The client token has already been used with different parameters.',
    );
  }
  const id = used?.id ?? create();
  tokens.set(key, { request, id });
  return id;
}
