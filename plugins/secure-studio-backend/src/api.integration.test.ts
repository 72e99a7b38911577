import { mockCredentials } from '@backstage/backend-test-utils';
import { LocalAws } from 'local-aws';
import { request as httpRequest } from 'node:http';
import {
  Operation,
  operations,
  Parameter,
  placesOf,
  sample,
  UUID,
} from './__testUtils__/apiDocument';
import { startAws } from './__testUtils__/aws';
import { Portal, startPortal, USER } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(600_000);

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00\ud800',
  '\u{1f600}',
  '\u202e\u200b',
  '\r\nSet-Cookie: a=b',
  'x'.repeat(10_000),
  '%',
  '%00',
  '%E0%A4%A',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  "' or 1=1; drop table secure_studio_environments; --",
  '{{7*7}}${7*7}',
  '-1',
  '0x7fffffff',
  '2147483648',
  '9223372036854775808',
  '999999999999999999999',
  '1e400',
  'NaN',
  'null',
  'true',
  '[]',
  '{"a":1}',
  `urn:uuid:${UUID}`,
  `{${UUID}}`,
  UUID.toUpperCase(),
  'group:default/a/b',
  ':/',
];

const VALUES: unknown[] = [
  ...TEXTS,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 63,
  1e308,
  [],
  [null],
  [[]],
  {},
  { __proto__: null, toString: 1 },
  Array(1_000).fill('a'),
  JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
];

const QUERIES = [
  '%',
  'search=%',
  'search=%C0%80',
  'search=%ED%A0%80',
  'search[a][b]=1',
  'search[]=1',
  'search=a&search=b',
  'owner[a]=b',
  'owner[0]=group:default/a',
  'owner=group:default/a&owner=group:default/a',
  '__proto__[x]=1',
  'constructor=1',
  'hasOwnProperty=1',
  'limit=1&limit=2',
  'limit[$gt]=1',
  '&&&===',
  `${'a=1&'.repeat(1_500)}`,
  `${'owner=group:default/a&'.repeat(600)}`,
  `${'a[b]'.repeat(300)}=1`,
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The body with another value at a place, which is made where there is none. */
function withValue(body: unknown, [key, ...rest]: string[], value: unknown) {
  if (key === undefined) {
    return value;
  }
  const copy: Record<string, unknown> | unknown[] =
    key === '0' ? [] : { ...(body as Record<string, unknown>) };
  const child = (body as Record<string, unknown> | undefined)?.[key];
  (copy as Record<string, unknown>)[key] = withValue(child, rest, value);
  return copy;
}

describe.each(databases.ids)('the API on %s', id => {
  let aws: LocalAws;
  let portal: Portal;

  beforeAll(async () => {
    aws = await startAws();
    portal = await startPortal({ database: await databases.open(id) });
  });
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  /** Sends a request as it is, however odd, and says where the answer is not one of a sane server. */
  function send(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: object; body?: string } = {},
  ): Promise<string[]> {
    const started = performance.now();
    return new Promise((done, failed) => {
      const sent = httpRequest(portal.url, {
        method,
        path: `/api/secure-studio${path}`,
        headers: {
          authorization: mockCredentials.user.header(USER),
          ...(body !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
          ...headers,
        },
      });
      sent.on('error', failed);
      sent.on('response', response => {
        let text = '';
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () => {
          const { statusCode = 0 } = response;
          const what = `${method} ${path.slice(0, 200)} ${body?.slice(
            0,
            200,
          )}: ${statusCode}`;
          done([
            ...(statusCode >= 500 ? [`${what} ${text.slice(0, 300)}`] : []),
            // The address is repeated in Backstage's own part of an error.
            ...(statusCode >= 400 && text.length > 8_000 + path.length * 2
              ? [`${what} with ${text.length} characters`]
              : []),
            ...(performance.now() - started > 5_000 ? [`${what} late`] : []),
          ]);
        });
      });
      sent.end(body);
    });
  }

  /** The request with which all is well, but for the values of some parameters. */
  function address(
    { path, parameters }: Operation,
    over: Record<string, string> = {},
  ): { path: string; headers: Record<string, string> } {
    const value = ({ name, schema }: Parameter) =>
      over[name] ?? String([sample(schema, name)].flat()[0]);
    const query = parameters
      .filter(parameter => parameter.in === 'query')
      .filter(({ name, required }) => required || name in over)
      .map(parameter => `${parameter.name}=${encodeLoosely(value(parameter))}`)
      .join('&');
    const filled = parameters
      .filter(parameter => parameter.in === 'path')
      .reduce(
        (at, parameter) =>
          at.replace(`{${parameter.name}}`, encodeLoosely(value(parameter))),
        path,
      );
    return {
      path: query ? `${filled}?${query}` : filled,
      headers: Object.fromEntries(
        parameters
          .filter(parameter => parameter.in === 'header')
          .map(parameter => [parameter.name, value(parameter)]),
      ),
    };
  }

  describe.each(operations)('$title', operation => {
    const { method, parameters, body } = operation;
    const good = body && JSON.stringify(sample(body, 'body'));

    it('answers whatever stands in its parameters', async () => {
      const problems: string[] = [];
      for (const { name, in: place } of parameters) {
        for (const text of TEXTS) {
          const { path, headers } = address(operation, { [name]: text });
          // A header of other characters is refused by the client itself.
          if (place !== 'header' || /^[\x20-\x7e]*$/.test(text)) {
            problems.push(
              ...(await send(method, path, { headers, body: good })),
            );
          }
        }
      }
      expect(problems).toEqual([]);
    });

    it('answers whatever its query is', async () => {
      const problems: string[] = [];
      for (const query of QUERIES) {
        const { path, headers } = address(operation);
        const [front] = path.split('?');
        problems.push(
          ...(await send(method, `${front}?${query}`, { headers, body: good })),
        );
      }
      expect(problems).toEqual([]);
    });

    it('answers whatever stands in its body', async () => {
      const problems: string[] = [];
      const { path, headers } = address(operation);
      for (const place of body ? placesOf(body) : [[]]) {
        for (const value of VALUES) {
          const sent = JSON.stringify(
            withValue(body && sample(body, 'body'), place, value),
          );
          problems.push(...(await send(method, path, { headers, body: sent })));
        }
      }
      expect(problems).toEqual([]);
    });

    it('answers other methods, and paths that are not quite its own', async () => {
      const problems: string[] = [];
      const { path, headers } = address(operation);
      for (const other of METHODS) {
        for (const odd of [path, `${path}/`, `/${path}`, `${path}/%2e%2e`]) {
          problems.push(...(await send(other, odd, { headers })));
        }
      }
      expect(problems).toEqual([]);
    });
  });
});

/** As a client does that encodes what it must, but not what cannot be. */
function encodeLoosely(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}
