import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import { once } from 'node:events';
import { IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import request from 'supertest';
import { spec } from '../schema/openapi.generated';
import { MAX_ITEMS } from './requestBounds';
import { createValidatedRouter } from './validation';

const asked = {
  owner: 'group:default/team-a',
  name: 'research',
  target: 'sandbox',
  profileUser: 'user:default/scientist',
};
const id = '6d4b5a0e-9b60-4c6e-a1a5-2f5b9e9f7c11';

const app = express()
  .use(createValidatedRouter((req, res) => res.json({ query: req.query })))
  .use(mockErrorHandler());

function post(body: unknown, path = '/environments') {
  return request(app)
    .post(path)
    .set('Idempotency-Key', 'task:step:research')
    .send(body as object);
}

describe('createValidatedRouter', () => {
  it('lets a good request pass', async () => {
    expect((await post(asked, '/environments?dryRun=true')).body).toEqual({
      query: { dryRun: true },
    });
  });

  it.each([
    [{ ...asked, owner: 'team-a' }, 'owner: must be a full entity ref'],
    [{ ...asked, owner: undefined }, 'owner: is required'],
    [{ ...asked, name: 5 }, 'name: must be string'],
    [
      { ...asked, name: 'x'.repeat(51) },
      'name: must not have more than 50 characters',
    ],
    [{ ...asked, region: 'eu-west-1' }, 'region: is not a known field'],
    [
      { ...asked, teamDomains: ['.kaggle.com', 5] },
      'teamDomains[1]: must be string',
    ],
    [{ ...asked, network: {} }, 'network.vpcCidr: is required'],
    [
      { ...asked, network: { ...network(), mask: 5 } },
      'network.mask: is not a known field',
    ],
    [{ ...asked, zones: 4 }, 'zones: must be equal to one of'],
    [{ ...asked, egress: { mode: 'some' } }, 'egress.mode: must be equal to'],
    [{ ...asked, logs: { retentionDays: 2 } }, 'logs.retentionDays: must be'],
    [[], 'body: must be object'],
  ])('refuses %j', async (body, rule) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(response.body.error.name).toBe('InputError');
    expect(response.body.error.message).toContain(rule);
  });

  it('refuses a number beyond all numbers', async () => {
    const body = JSON.stringify({ ...asked, idleShutdownMinutes: 1 });
    const { status, text } = await request(app)
      .post('/environments')
      .set('Idempotency-Key', 'task:step:research')
      .set('Content-Type', 'application/json')
      .send(body.replace('1}', '1e400}'));
    expect(status).toBe(400);
    expect(text).toContain('idleShutdownMinutes: must be a number that is not');
  });

  it('names every field that is wrong', async () => {
    const response = await post({ ...asked, name: '', extra: 1 });
    expect(response.body.error.message).toContain('name: ');
    expect(response.body.error.message).toContain('extra: ');
  });

  it('asks for the idempotency key', async () => {
    const response = await request(app).post('/environments').send(asked);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toBe('idempotency-key: is required');
  });

  it.each([
    ['/operations/5', 'id: must be a valid uuid'],
    [`/operations/urn:uuid:${id}`, 'id: must be a valid uuid'],
    [`/operations/{${id}}`, 'id: must be a valid uuid'],
    [`/operations/${id.replace(/-/g, '')}`, 'id: must be a valid uuid'],
    [`/operations/${id}/events?after=999999999999999999999`, 'after: must be'],
    [`/operations/${id}/events?after=2147483648`, 'after: must be <= 2147'],
    ['/environments?limit=101', 'limit: must be <= 100'],
    ['/environments?limit=1e400', 'limit: must be a number that is not so'],
    ['/environments?limit=-Infinity', 'limit: must be a number that is not so'],
    ['/environments?search=a%00', 'search: must not contain the character NUL'],
    ['/environments?cursor=%F0%9F%98%80', 'cursor: must match pattern'],
    ['/environments?status=green', 'status[0]: must be equal to one of'],
    ['/environments?owner=team-a', 'owner[0]: must be a full entity ref'],
    [
      `/environments?${Array(101).fill('name=a').join('&')}`,
      'name: must not have more than 100 items',
    ],
    [`/operations/${id}?x=1`, 'x: is not a known parameter'],
    [`/operations/${id}/events?limit=1001`, 'limit: must be <= 1000'],
    [`/operations/${id}/events?after=x`, 'after: must be integer'],
    ['/environments/UPPER', 'name: must start with a lower-case letter'],
    [`/environments/${'x'.repeat(51)}`, 'name: must not have more than 50'],
    ['/environments/%E0%A4%A', 'path: must be UTF-8 in percent-encoding'],
    ['/name-availability?owner=group:default/a', 'name: is required'],
    ['/targets?owner=x', 'owner: must not have fewer than 3 characters'],
  ])('refuses GET %s', async (path, rule) => {
    const response = await request(app).get(path);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(rule);
  });

  it('refuses a path that cannot be read, whatever the method', async () => {
    const { status, body } = await post(
      { profile: 'scientist' },
      '/environments/%E0%A4%A/studio-url',
    );
    expect([status, body.error.message]).toEqual([
      400,
      'path: must be UTF-8 in percent-encoding',
    ]);
  });

  it('refuses a body of 1 MB', async () => {
    const response = await post({ ...asked, name: 'x'.repeat(1024 * 1024) });
    expect(response.status).toBe(413);
    expect(response.body.error.message).toBe('The body must be at most 100kb');
  });

  it('refuses what is not JSON', async () => {
    const send = (type: string, body: string) =>
      request(app)
        .post('/environments')
        .set('Idempotency-Key', 'task:step:research')
        .set('Content-Type', type)
        .send(body);
    const wrongType = await send('text/plain', '{}');
    expect([wrongType.status, wrongType.body.error.message]).toEqual([
      400,
      'content-type: must be application/json',
    ]);
    const broken = await send('application/json', '{');
    expect([broken.status, broken.body.error.message]).toEqual([
      400,
      'body: must be valid JSON',
    ]);
  });

  it.each([
    ['content-encoding', 'zstd', 'content-encoding: must be gzip or deflate'],
    ['content-type', 'application/json; charset=x', 'content-type: must be'],
  ])('cannot read what comes with %s: %s', async (header, value, rule) => {
    const { status, body } = await request(app)
      .post('/environments')
      .set('Idempotency-Key', 'task:step:research')
      .set('Content-Type', 'application/json')
      .set(header, value)
      .send(JSON.stringify(asked));
    expect([status, body.error.message]).toEqual([
      415,
      expect.stringContaining(rule),
    ]);
  });

  it.each([
    ['a NUL', { name: 'a\u0000' }, 'name: must not contain the character NUL'],
    [
      'half of a surrogate pair',
      { teamDomains: ['.kaggle.com', '\ud800'] },
      'teamDomains[1]: must not contain half of a surrogate pair',
    ],
    [
      'a NUL in the name of a field',
      { network: { 'vpc\u0000': 1 } },
      'network: the name of a field must not contain the character NUL',
    ],
    ['depth', { network: deep(20) }, 'must be nested at most 8 deep'],
  ])('refuses %s anywhere in the body', async (_what, change, rule) => {
    const { status, body } = await post({ ...asked, ...change });
    expect(status).toBe(400);
    expect(body.error.message).toContain(rule);
  });

  it.each<[string, object]>([
    ['a list of 40,000 items', { teamDomains: Array(40_000).fill(5) }],
    [
      'a list of as many as are looked at',
      { teamDomains: Array(MAX_ITEMS).fill(5) },
    ],
    [
      '9,000 unknown fields',
      Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`f${n}`, 1])),
    ],
    [
      'as many unknown fields as are looked at',
      Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, 1])),
    ],
    ['a field of a long name', { ['x'.repeat(90_000)]: 1 }],
    ['lists in lists', { teamDomains: Array(200).fill(Array(200).fill(5)) }],
  ])('answers %s briefly and at once', async (_what, change) => {
    await request(app).get('/environments');
    const started = performance.now();
    const { status, text } = await request(app)
      .post('/environments')
      .set('Idempotency-Key', 'task:step:research')
      .send({ ...asked, ...change });
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(4_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('tells some violations and how many more there are', async () => {
    const { body } = await post({ ...asked, teamDomains: Array(50).fill(5) });
    expect(body.error.message).toMatch(
      /^teamDomains\[0\]: must be string; .*; and 30 more$/,
    );
  });

  it('looks at as many items as any list of the API takes', () => {
    const most = [...JSON.stringify(spec).matchAll(/"maxItems":(\d+)/g)].map(
      ([, items]) => Number(items),
    );
    expect(Math.max(...most)).toBeLessThanOrEqual(MAX_ITEMS);
  });

  it.each([
    ['HEAD', '/environments/team-a--research/refresh'],
    ['PUT', '/environments'],
    ['DELETE', '/environments/team-a--research'],
    ['PATCH', '/environments/team-a--research/refresh'],
    ['OPTIONS', '/targets'],
  ])('has no %s %s', async (method, path) => {
    const { status, headers } = await sendLine(method, path);
    expect(status).toBe(405);
    expect(headers.allow).toMatch(/^(GET, HEAD|POST|GET, HEAD, POST)$/);
  });

  it.each(
    Object.entries(spec.paths)
      .filter(([, methods]) => 'get' in methods)
      .map(([path]) => path),
  )('answers HEAD %s as GET, without the body', async template => {
    const path = template
      .replace('{id}', id)
      .replace(/\{\w+\}/g, 'team-a--research');
    for (const query of ['', '?limit=0', '?x=1', '?owner=group:default/a']) {
      const [got, head] = await Promise.all(
        ['GET', 'HEAD'].map(method => sendLine(method, `${path}${query}`)),
      );
      expect([head.status, head.headers['content-type']]).toEqual([
        got.status,
        got.headers['content-type'],
      ]);
      expect(head.body).toBe('');
      expect(got.body).not.toBe('');
      expect(head.headers['content-length']).toBe(
        String(Buffer.byteLength(got.body)),
      );
    }
  });

  // As a client may write the request's first line that does not care for standards.
  it.each(['/environments#?limit=0', 'http://portal/environments?limit=0'])(
    'lets no request pass by it: %s',
    async path => {
      const { status } = await sendLine('GET', path);
      expect(status).toBe(400);
    },
  );

  it('compiles the API once, whatever the content types are called', async () => {
    const ask = (type: string) =>
      request(app)
        .post('/environments')
        .set('Idempotency-Key', 'task:step:research')
        .set('Content-Type', type)
        .send(JSON.stringify(asked));
    await ask('application/json');
    const started = performance.now();
    for (let n = 0; n < 20; n++) {
      expect((await ask(`application/json; n=${n}`)).status).toBe(200);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('leaves unknown paths to a 404', async () => {
    expect((await request(app).get('/unknown')).status).toBe(404);
  });
});

function deep(levels: number): object {
  return levels === 0 ? {} : { x: deep(levels - 1) };
}

/** Sends a request with this first line, as it is. */
async function sendLine(
  method: string,
  path: string,
): Promise<{ status?: number; headers: IncomingHttpHeaders; body: string }> {
  const server = app.listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const sent = httpRequest({ host: '127.0.0.1', port, method, path });
    const [response] = await once(sent.end(), 'response');
    const body = await textOf(response);
    return { status: response.statusCode, headers: response.headers, body };
  } finally {
    server.close();
  }
}

function network() {
  return {
    vpcCidr: '10.2.0.0/16',
    firewallSubnetCidrs: ['10.2.1.0/24'],
    natSubnetCidrs: ['10.2.2.0/24'],
    studioSubnetCidrs: ['10.2.3.0/24'],
  };
}
