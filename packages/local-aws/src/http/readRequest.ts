import { IncomingMessage } from 'node:http';
import { AwsError } from '../AwsError';
import { WireRequest } from '../protocol';

/** Enough for a template of 1 MB and a form-encoded body around it. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** @throws AwsError when the body is too long. */
export async function readRequest(
  request: IncomingMessage,
): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) {
      throw new AwsError(
        'RequestEntityTooLarge',
        `The body is longer than ${MAX_BODY_BYTES} bytes`,
        413,
      );
    }
    chunks.push(chunk);
  }
  const [path, query = ''] = (request.url ?? '/').split('?');
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : value ?? '',
      ]),
    ),
    body: Buffer.concat(chunks),
  };
}
