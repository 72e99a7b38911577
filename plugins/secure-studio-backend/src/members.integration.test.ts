import { mockServices } from '@backstage/backend-test-utils';
import { ENVIRONMENT_EVENTS_TOPIC } from 'backstage-plugin-secure-studio-node';
import { Knex } from 'knex';
import { LocalAws } from 'local-aws';
import { callsTo, startAws } from './__testUtils__/aws';
import { asked, Portal, startPortal, USER } from './__testUtils__/portal';
import {
  aGroup,
  aUser,
  CatalogInMemory,
} from './access/__testUtils__/CatalogInMemory';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

const COLLEAGUE = 'user:default/scientist-a2';
const STRANGER = 'user:default/scientist-b1';
const ADMIN = 'user:default/admin';
const TEAM_A = 'group:default/team-a';
const TEAM_B = 'group:default/team-b';

/** What the catalog says of the people whose tokens claim the same. */
function aCatalog() {
  return new CatalogInMemory(
    aUser('scientist-a1', ['team-a'], 'Ann'),
    aUser('scientist-a2', ['team-a'], 'Bea'),
    aUser('scientist-b1', ['team-b'], 'Cid'),
    aUser('admin', ['platform']),
    aGroup('team-a', { leads: 'scientist-a2' }),
    aGroup('team-b'),
  );
}

/** How far ahead the clock is that counts time without jumps. */
let ahead = 0;
const passMinute = () => {
  ahead += 60_000;
};

beforeAll(() => {
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + ahead);
});
afterAll(() => jest.restoreAllMocks());

describe('members', () => {
  const auditor = mockServices.auditor.mock();
  const events = mockServices.events.mock();
  let aws: LocalAws;
  let database: Knex;
  let portal: Portal;
  let catalog: CatalogInMemory;
  let environment: string;
  let profile: string;

  beforeAll(async () => {
    aws = await startAws();
    catalog = aCatalog();
    database = await databases.open('SQLITE_3');
    portal = await startPortal({
      database,
      catalog,
      features: [events.factory, auditor.factory],
    });
    const { body } = await portal.post('/environments', asked('research'));
    environment = (await portal.ended(body.id)).environment;
    const refreshed = await portal.post(
      `/environments/${environment}/refresh`,
      {},
    );
    profile = refreshed.body.sections.profiles.data[0].name;
  });
  beforeEach(() => {
    auditor.createEvent.mockClear();
    events.publish.mockClear();
  });
  afterAll(async () => {
    await portal.stop();
    await aws.close();
  });

  const openStudio = (user: string) =>
    portal.postAs(user, `/environments/${environment}/studio-url`, { profile });
  const names = async (user: string) =>
    (await portal.get('/environments', user)).body.items.map(
      ({ name }: { name: string }) => name,
    );

  describe('who left a group', () => {
    afterEach(() => {
      catalog.put(aUser('scientist-a1', ['team-a'], 'Ann'));
      passMinute();
    });

    it('lose list, page and studio URL within a minute, whatever the token says', async () => {
      expect((await openStudio(USER)).status).toBe(200);
      catalog.put(aUser('scientist-a1', [], 'Ann'));
      passMinute();
      const calls = callsTo(aws, 'CreatePresignedDomainUrl').length;
      expect((await openStudio(USER)).status).toBe(404);
      expect(await names(USER)).toEqual([]);
      expect((await portal.get(`/environments/${environment}`)).status).toBe(
        404,
      );
      expect((await portal.get('/teams')).body.items).toEqual([]);
      expect(
        (
          await portal.post('/environments', asked('other'), {
            key: 'task-9:s',
          })
        ).status,
      ).toBe(403);
      expect(callsTo(aws, 'CreatePresignedDomainUrl')).toHaveLength(calls);
    });
  });

  describe('where the catalog is away', () => {
    beforeEach(async () => {
      catalog.isAway = true;
    });
    afterEach(() => {
      catalog.isAway = false;
    });

    it.each([
      '/environments',
      '/teams',
      '/targets',
      '/teams/leads?owner=group:default/team-a',
    ])('are told so at %s, with the time to try again', async route => {
      passMinute();
      const answer = await portal.get(route);
      expect([answer.status, answer.headers['retry-after']]).toEqual([
        503,
        '10',
      ]);
      expect(answer.body.error.message).toMatch(/^The catalog does not answer/);
      expect(JSON.stringify(answer.body)).not.toContain('10.1.2.3');
    });

    it('get no studio URL and change nothing', async () => {
      passMinute();
      const calls = callsTo(aws).length;
      const answers = [
        await openStudio(USER),
        await portal.post('/environments', asked('other'), { key: 'task-8:s' }),
        await portal.post(`/environments/${environment}/refresh`, {}),
        await portal.putAs(ADMIN, `/environments/${environment}/owner`, {
          owner: TEAM_B,
        }),
        await portal.postAs(ADMIN, '/teams/leads', {
          owner: TEAM_A,
          user: USER,
        }),
      ];
      expect(answers.map(({ status }) => status)).toEqual(
        answers.map(() => 503),
      );
      expect(callsTo(aws)).toHaveLength(calls);
      expect(await database('secure_studio_operations')).toHaveLength(1);
    });

    it('ask for no new name while they are members still', async () => {
      catalog.isAway = false;
      await portal.get('/teams');
      catalog.isAway = true;
      const route = '/name-availability?owner=group:default/team-a&name=other';
      expect((await portal.get(route)).status).toBe(503);
      expect(
        (
          await portal.post('/environments', asked('other'), {
            key: 'task-7:s',
          })
        ).status,
      ).toBe(503);
      expect(await database('secure_studio_operations')).toHaveLength(1);
    });
  });

  describe('and their teams', () => {
    it('are told with what they may do there', async () => {
      expect((await portal.get('/teams')).body).toEqual({
        items: [
          { ref: TEAM_A, title: 'team-a', isLead: false, targets: ['sandbox'] },
        ],
        isAdmin: false,
        isReviewer: false,
      });
      expect((await portal.get('/teams', COLLEAGUE)).body.items).toMatchObject([
        { ref: TEAM_A, isLead: true },
      ]);
      expect((await portal.get('/teams', STRANGER)).body.items).toMatchObject([
        { ref: TEAM_B, targets: [] },
      ]);
      expect((await portal.get('/teams', ADMIN)).body.isAdmin).toBe(true);
    });

    it('show whom a request takes as the user of a profile, and nobody else', async () => {
      const members = `/teams/members?owner=${TEAM_A}`;
      expect((await portal.get(members)).body).toEqual({
        items: [
          { ref: USER, title: 'Ann' },
          { ref: COLLEAGUE, title: 'Bea' },
        ],
        hasMore: false,
      });
      expect((await portal.get(`${members}&search=bea`)).body.items).toEqual([
        { ref: COLLEAGUE, title: 'Bea' },
      ]);
      const dryRun = (profileUser: string) =>
        portal.post('/environments?dryRun=true', {
          ...asked('planned'),
          profileUser,
        });
      for (const user of [USER, COLLEAGUE, STRANGER, 'user:default/nobody']) {
        const { body } = await portal.get(`${members}&user=${user}`);
        const isTaken = (await dryRun(user)).status === 200;
        expect([user, isTaken]).toEqual([user, body.items.length === 1]);
      }
    });

    it('are nothing that strangers learn', async () => {
      for (const [route, statuses] of Object.entries({
        [`/teams/members?owner=${TEAM_A}`]: [403, 200],
        [`/teams/leads?owner=${TEAM_A}`]: [403, 200],
      })) {
        expect([
          (await portal.get(route, STRANGER)).status,
          (await portal.get(route, ADMIN)).status,
        ]).toEqual(statuses);
        expect((await portal.getAsService(route)).status).toBe(403);
      }
      expect((await portal.getAsService('/teams')).status).toBe(403);
    });

    it.each([
      ['/teams/members', 'owner: is required'],
      ['/teams/members?owner=team-a', 'owner: must be a full entity ref'],
      [`/teams/members?owner=${TEAM_A}&search=`, 'search: '],
      [
        `/teams/members?owner=${TEAM_A}&limit=5`,
        'limit: is not a known parameter',
      ],
      ['/teams/leads', 'owner: is required'],
    ])('are not asked for as %s', async (route, reason) => {
      const { status, body } = await portal.get(route);
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining(reason),
      ]);
    });
  });

  describe('who lead', () => {
    const appointment = { owner: TEAM_B, user: STRANGER };
    const route = `/teams/leads?owner=${TEAM_B}&user=${STRANGER}`;

    it('are appointed and dismissed by admins alone, who are audited', async () => {
      for (const user of [USER, STRANGER]) {
        expect(
          (await portal.postAs(user, '/teams/leads', appointment)).status,
        ).toBe(403);
        expect((await portal.deleteAs(user, route)).status).toBe(403);
      }
      expect(
        (await portal.postAsService('/teams/leads', appointment)).status,
      ).toBe(403);
      expect(auditor.createEvent).not.toHaveBeenCalled();

      expect(
        (await portal.postAs(ADMIN, '/teams/leads', appointment)).status,
      ).toBe(204);
      expect(
        (await portal.get(`/teams/leads?owner=${TEAM_B}`, STRANGER)).body.items,
      ).toEqual([{ user: STRANGER, title: 'Cid', by: ['appointment'] }]);
      expect((await portal.get('/teams', STRANGER)).body.items).toMatchObject([
        { ref: TEAM_B, isLead: true },
      ]);
      expect((await portal.deleteAs(ADMIN, route)).status).toBe(204);
      expect((await portal.deleteAs(ADMIN, route)).status).toBe(404);
      expect(
        auditor.createEvent.mock.calls.map(([{ eventId, meta }]) => [
          eventId,
          meta,
        ]),
      ).toEqual([
        ['lead-appoint', appointment],
        ['lead-dismiss', appointment],
        ['lead-dismiss', appointment],
      ]);
    });
  });

  describe('who ask for a name', () => {
    const availability =
      '/name-availability?owner=group:default/team-a&name=shop';

    it('are refused one that another entity of the catalog has', async () => {
      const { fullName } = (await portal.get(availability)).body;
      catalog.put({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: { name: fullName, namespace: 'default' },
      });
      const reason = `The name ${fullName} is not free`;
      expect((await portal.get(availability)).body).toEqual({
        fullName,
        available: false,
        reason,
      });
      for (const route of ['/environments?dryRun=true', '/environments']) {
        const { status, body } = await portal.post(route, asked('shop'), {
          key: 'task-6:s',
        });
        expect([status, body.error.message]).toEqual([409, reason]);
      }
      expect(await database('secure_studio_operations')).toHaveLength(1);
    });
  });

  describe('of another group, to whom an environment is given', () => {
    const give = (user: string, body: object = { owner: TEAM_B }) =>
      portal.putAs(user, `/environments/${environment}/owner`, body);

    it('get it from admins alone, and have it instead of those before', async () => {
      expect((await give(STRANGER)).status).toBe(404);
      expect((await give(USER)).status).toBe(403);
      const wrong = await give(ADMIN, { owner: TEAM_B, force: true });
      expect(wrong.body.error.message).toBe('force: is not a known field');

      const given = await give(ADMIN, { owner: TEAM_B, reason: 'a merger' });
      expect([given.status, given.body]).toEqual([
        200,
        {
          environment,
          owner: TEAM_B,
          previousOwner: TEAM_A,
          name: 'research',
          profilesOfOthers: [{ profile, user: USER }],
        },
      ]);
      expect(auditor.createEvent).toHaveBeenLastCalledWith(
        expect.objectContaining({
          eventId: 'environment-owner-change',
          meta: { environment, owner: TEAM_B, reason: 'a merger' },
        }),
      );
      expect(events.publish).toHaveBeenCalledWith({
        topic: ENVIRONMENT_EVENTS_TOPIC,
        eventPayload: { environment, change: 'owner' },
      });
      expect(await names(STRANGER)).toEqual([environment]);
      expect(await names(USER)).toEqual([]);
      const calls = callsTo(aws, 'CreatePresignedDomainUrl').length;
      expect((await openStudio(USER)).status).toBe(404);
      expect((await openStudio(STRANGER)).status).toBe(403);
      expect(callsTo(aws, 'CreatePresignedDomainUrl')).toHaveLength(calls);
      expect((await give(ADMIN)).status).toBe(409);
    });

    it('have its name, which those before are not told of', async () => {
      const { body } = await portal.get(
        '/name-availability?owner=group:default/team-a&name=research',
      );
      expect(body).toEqual({
        fullName: environment,
        available: false,
        reason: `The name ${environment} is not free`,
      });
    });
  });
});

describe('members of groups below, where that is what membership means', () => {
  it('count for teams, pickers, admins and provisioning', async () => {
    const aws = await startAws();
    const catalog = new CatalogInMemory(
      aUser('scientist-b1', ['team-b'], 'Cid'),
      aUser('admin', ['platform']),
      aGroup('team-b', { parents: ['team-a'] }),
      aGroup('team-a'),
      aGroup('platform', { parents: ['cloud-security'] }),
      aGroup('cloud-security'),
    );
    const portal = await startPortal({
      database: await databases.open('SQLITE_3'),
      catalog,
      config: { membership: 'nested' },
    });
    expect((await portal.get('/teams', STRANGER)).body.items).toMatchObject([
      { ref: TEAM_A },
      { ref: TEAM_B },
    ]);
    expect((await portal.get('/teams', ADMIN)).body).toMatchObject({
      isAdmin: true,
      isReviewer: true,
    });
    expect(
      (await portal.get(`/teams/members?owner=${TEAM_A}`, STRANGER)).body.items,
    ).toEqual([{ ref: STRANGER, title: 'Cid' }]);
    const plan = await portal
      .postAs(STRANGER, '/environments?dryRun=true', {
        ...asked('planned'),
        profileUser: STRANGER,
      })
      .set('Idempotency-Key', 'task-1:step');
    expect(plan.status).toBe(200);
    await portal.stop();
    await aws.close();
  });
});
