import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createValidation } from './validation';

const asked = {
  owner: 'group:default/team-a',
  name: 'research',
  target: 'sandbox',
  profileUser: 'user:default/scientist',
};
const id = '6d4b5a0e-9b60-4c6e-a1a5-2f5b9e9f7c11';

function app() {
  return express()
    .use(createValidation())
    .use((req, res, next) =>
      req.path === '/unknown' ? next() : res.json({ query: req.query }),
    )
    .use(mockErrorHandler());
}

function post(body: unknown, path = '/environments') {
  return request(app())
    .post(path)
    .set('Idempotency-Key', 'task:step:research')
    .send(body as object);
}

describe('createValidation', () => {
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

  it('names every field that is wrong', async () => {
    const response = await post({ ...asked, name: '', extra: 1 });
    expect(response.body.error.message).toContain('name: ');
    expect(response.body.error.message).toContain('extra: ');
  });

  it('asks for the idempotency key', async () => {
    const response = await request(app()).post('/environments').send(asked);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toBe('idempotency-key: is required');
  });

  it.each([
    ['/operations/5', 'id: must be a valid uuid'],
    [`/operations/${id}?x=1`, 'x: is not a known parameter'],
    [`/operations/${id}/events?limit=1001`, 'limit: must be <= 1000'],
    [`/operations/${id}/events?after=x`, 'after: must be integer'],
    ['/environments/UPPER', 'name: must start with a lower-case letter'],
    [`/environments/${'x'.repeat(51)}`, 'name: must not have more than 50'],
    ['/environments/%E0%A4%A', ''],
    ['/name-availability?owner=group:default/a', 'name: is required'],
    ['/targets?owner=x', 'owner: must not have fewer than 3 characters'],
  ])('refuses GET %s', async (path, rule) => {
    const response = await request(app()).get(path);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(rule);
  });

  it('refuses a body of 1 MB', async () => {
    const response = await post({ ...asked, name: 'x'.repeat(1024 * 1024) });
    expect(response.status).toBe(413);
    expect(response.body.error.message).toBe('The body must be at most 100kb');
  });

  it('refuses what is not JSON', async () => {
    const send = (type: string, body: string) =>
      request(app())
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

  it('leaves unknown paths to a 404', async () => {
    expect((await request(app()).get('/unknown')).status).toBe(404);
  });
});

function network() {
  return {
    vpcCidr: '10.2.0.0/16',
    firewallSubnetCidrs: ['10.2.1.0/24'],
    natSubnetCidrs: ['10.2.2.0/24'],
    studioSubnetCidrs: ['10.2.3.0/24'],
  };
}
