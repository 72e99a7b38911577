import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { callsTo, startAws } from './__testUtils__/aws';
import { asked, Portal, startPortal, USER } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

const COLLEAGUE = 'user:default/scientist-a2';
const STRANGER = 'user:default/scientist-b1';
const ADMIN = 'user:default/admin';
const PAGE = '/environments/team-a--research';

// The test backend's permission framework allows everything, as one that is switched off does.
describe('access, where the permission framework allows everything', () => {
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;
  let operation: string;
  let profile: string;

  beforeAll(async () => {
    aws = await startAws();
    database = await databases.open('SQLITE_3');
    portal = await startPortal({ database });
    const { body } = await portal.post('/environments', asked('research'));
    operation = body.id;
    await portal.ended(operation);
    const environment: Environment = (await portal.post(`${PAGE}/refresh`, {}))
      .body;
    profile = environment.sections.profiles.data?.[0].name ?? '';
  });
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  const openStudio = (user: string) =>
    portal.postAs(user, `${PAGE}/studio-url`, { profile });

  it("lets a member open the member's own profile, with a URL that is not to be stored", async () => {
    const answer = await openStudio(USER);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(answer.body.url).toMatch(/token=/);
  });

  it('hides the environment from another team: list, page, operation and studio URL', async () => {
    expect((await portal.get('/environments', STRANGER)).body.items).toEqual(
      [],
    );
    for (const route of [
      PAGE,
      `/operations/${operation}`,
      `/operations/${operation}/events`,
    ]) {
      expect((await portal.get(route, STRANGER)).status).toBe(404);
    }
    const calls = callsTo(aws, 'CreatePresignedDomainUrl').length;
    expect((await openStudio(STRANGER)).status).toBe(404);
    expect(callsTo(aws, 'CreatePresignedDomainUrl')).toHaveLength(calls);
  });

  it('shows it to the rest of the team, who cannot open the profile of another', async () => {
    const { body } = await portal.get(PAGE, COLLEAGUE);
    expect(body.sections.profiles.data).toMatchObject([
      { name: profile, user: USER, own: false },
    ]);
    const calls = callsTo(aws, 'CreatePresignedDomainUrl').length;
    expect((await openStudio(COLLEAGUE)).status).toBe(403);
    expect(callsTo(aws, 'CreatePresignedDomainUrl')).toHaveLength(calls);
  });

  it('lets no admin impersonate', async () => {
    expect((await portal.get(PAGE, ADMIN)).status).toBe(200);
    expect((await openStudio(ADMIN)).status).toBe(403);
  });

  it('gives a service without a user summaries and the operation, and nothing else', async () => {
    expect((await portal.getAsService('/environments')).body.items).toEqual([
      {
        name: 'team-a--research',
        owner: 'group:default/team-a',
        target: 'sandbox',
        status: 'available',
        domainId: expect.stringMatching(/^d-/),
        egressMode: null,
        createdAt: null,
        observedAt: null,
      },
    ]);
    expect((await portal.getAsService(`/operations/${operation}`)).status).toBe(
      200,
    );
    for (const route of [
      PAGE,
      '/targets',
      '/name-availability?owner=group:default/team-a&name=x',
    ]) {
      expect((await portal.getAsService(route)).status).toBe(403);
    }
    for (const route of [
      `${PAGE}/refresh`,
      `${PAGE}/studio-url`,
      '/environments',
    ]) {
      const body = route.endsWith('studio-url')
        ? { profile }
        : { ...(route === '/environments' && asked('service')) };
      expect((await portal.postAsService(route, body)).status).toBe(403);
    }
  });
});

describe('access, where the permission framework denies', () => {
  it('is narrowed for the members too', async () => {
    const aws = await startAws();
    const database = await databases.open('SQLITE_3');
    const first = await startPortal({ database });
    const { body } = await first.post('/environments', asked('research'));
    await first.ended(body.id);
    await first.stop();

    const denying = await startPortal({
      database,
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    expect((await denying.get('/environments')).body.items).toEqual([]);
    expect((await denying.get(PAGE)).status).toBe(404);
    expect(
      (
        await denying.post('/environments', asked('another'), {
          key: 'other-task:step',
        })
      ).status,
    ).toBe(403);
    await denying.stop();
    await aws.close();
  });
});
