import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { SecureStudioClient } from './SecureStudioClient';

describe('SecureStudioClient, where the fetch API rebuilds requests', () => {
  let server: Server;
  let received: { url?: string; body: string };

  beforeEach(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      received = { url: request.url, body: Buffer.concat(chunks).toString() };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ url: 'https://studio', expiresAt: '2030-01-01' }),
      );
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
  });
  afterEach(() => {
    server.close();
  });

  it('sends the body of a POST', async () => {
    const { port } = server.address() as AddressInfo;
    const client = new SecureStudioClient({
      discoveryApi: { getBaseUrl: async () => `http://127.0.0.1:${port}` },
      fetchApi: {
        // As the middleware of Backstage's fetch API does: look at it as a request, then send it.
        fetch: async (input, init) => {
          const { method } = new Request(input, init);
          expect(method).toBe('POST');
          return fetch(input, init);
        },
      },
    });

    await client.createStudioUrl({ name: 'team-a--forecast', profile: 'p' });

    expect(received).toEqual({
      url: '/environments/team-a--forecast/studio-url',
      body: JSON.stringify({ profile: 'p' }),
    });
  });
});

describe('SecureStudioClient, where an answer is a page', () => {
  it('reads all pages of what is unregistered', async () => {
    const asked: string[] = [];
    const client = new SecureStudioClient({
      discoveryApi: { getBaseUrl: async () => 'http://portal' },
      fetchApi: {
        fetch: async (input, init) => {
          const { url } = new Request(input, init);
          asked.push(url);
          const isLast = url.includes('cursor=');
          return Response.json({
            items: [{ name: isLast ? 'b' : 'a' }],
            nextCursor: isLast ? null : 'bmV4dA',
          });
        },
      },
    });
    expect((await client.listUnregistered()).map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
    expect(asked).toEqual([
      'http://portal/unregistered',
      'http://portal/unregistered?cursor=bmV4dA',
    ]);
  });
});
