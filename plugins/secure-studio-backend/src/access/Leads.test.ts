import { TestDatabaseId } from '@backstage/backend-test-utils';
import { SecureStudioConfig } from '../config';
import { testDatabases } from '../operations/__testUtils__/databases';
import {
  aGroup,
  aUser,
  CatalogInMemory,
} from './__testUtils__/CatalogInMemory';
import { LeadAppointments } from './LeadAppointments';
import { Leads } from './Leads';
import { Membership } from './Membership';

const databases = testDatabases();
jest.setTimeout(60_000);

const TEAM = 'group:default/team-a';
const OTHER = 'group:default/team-b';
const ADMIN = 'user:default/admin';

async function setUp(
  id: TestDatabaseId,
  meaning: SecureStudioConfig['membership'] = 'direct',
) {
  const catalog = new CatalogInMemory(
    aUser('ann', ['team-a'], 'Ann'),
    aUser('bea', ['team-a', 'team-a-leads']),
    aUser('cid', []),
    aGroup('team-a', {
      leads: 'ann, user:default/gone,, :, group:x/y',
    }),
    aGroup('team-b'),
    aGroup('team-a-leads'),
  );
  let milliseconds = 0;
  const now = () => milliseconds;
  const reader = catalog.reader();
  const membership = new Membership({ meaning, catalog: reader, now });
  const leads = new Leads({
    meaning,
    groupPattern: '{group}-leads',
    catalog: reader,
    membership,
    appointments: new LeadAppointments(await databases.open(id)),
    now,
  });
  return {
    catalog,
    leads,
    passMinute: () => {
      milliseconds += 60_000;
    },
    ledBy: async (name: string, ...claims: string[]) => {
      const userRef = `user:default/${name}`;
      return leads.groupsLedBy({
        userRef,
        groups: await membership.groupsOfCaller(userRef, claims),
      });
    },
  };
}

describe.each(databases.ids)('leads, on %s', id => {
  it('are named by the annotation, in their group or not', async () => {
    const { catalog, ledBy, passMinute } = await setUp(id);
    expect(await ledBy('ann', TEAM)).toEqual([TEAM]);
    expect(await ledBy('ann')).toEqual([TEAM]);
    expect(await ledBy('cid')).toEqual([]);
    catalog.put(aGroup('team-a', { leads: 'user:default/cid' }));
    passMinute();
    expect(await ledBy('ann', TEAM)).toEqual([]);
    expect(await ledBy('cid')).toEqual([TEAM]);
  });

  it('are the members of the group that the pattern makes', async () => {
    const { catalog, ledBy, passMinute } = await setUp(id);
    const claims = [TEAM, `${TEAM}-leads`];
    expect(await ledBy('bea', ...claims)).toEqual([TEAM]);
    expect(await ledBy('bea', TEAM)).toEqual([]);
    catalog.put(aUser('bea', ['team-a']));
    passMinute();
    expect(await ledBy('bea', ...claims)).toEqual([]);
  });

  it('are nobody where nothing says so, also not every member', async () => {
    const { catalog, ledBy } = await setUp(id);
    catalog.put(aUser('dan', ['team-b']));
    expect(await ledBy('dan', OTHER)).toEqual([]);
  });

  it('are appointed and dismissed by an admin, at once', async () => {
    const { leads, ledBy } = await setUp(id);
    const appointment = { owner: OTHER, user: 'user:default/cid' };
    await leads.appoint(appointment, ADMIN);
    await leads.appoint(appointment, ADMIN);
    expect(await ledBy('cid')).toEqual([OTHER]);
    expect(await leads.leadsOf(OTHER)).toEqual([
      { user: 'user:default/cid', title: 'cid', by: ['appointment'] },
    ]);
    await leads.dismiss(appointment);
    expect(await ledBy('cid')).toEqual([]);
    await expect(leads.dismiss(appointment)).rejects.toThrow(
      'user:default/cid is not appointed to lead group:default/team-b',
    );
  });

  it.each([
    ['owner', { owner: 'group:default/none', user: 'user:default/cid' }],
    ['owner', { owner: 'user:default/cid', user: 'user:default/cid' }],
    ['user', { owner: OTHER, user: 'user:default/none' }],
    ['user', { owner: OTHER, user: OTHER }],
  ])(
    'are not appointed where the catalog has no such %s',
    async (field, ask) => {
      const { leads } = await setUp(id);
      await expect(leads.appoint(ask, ADMIN)).rejects.toThrow(
        `${field}: must be`,
      );
      expect(await leads.leadsOf(OTHER)).toEqual([]);
    },
  );

  it('are told with all that makes them one, and without a title where they are gone', async () => {
    const { leads } = await setUp(id);
    await leads.appoint({ owner: TEAM, user: 'user:default/ann' }, ADMIN);
    expect(await leads.leadsOf('Group:default/Team-A')).toEqual([
      {
        user: 'user:default/ann',
        title: 'Ann',
        by: ['annotation', 'appointment'],
      },
      { user: 'user:default/gone', title: null, by: ['annotation'] },
      { user: 'user:default/bea', title: 'bea', by: ['group'] },
    ]);
  });

  it('lead nothing once the catalog has them no more', async () => {
    const { catalog, leads, ledBy } = await setUp(id);
    await leads.appoint({ owner: OTHER, user: 'user:default/cid' }, ADMIN);
    catalog.remove('user:default/cid');
    expect(await ledBy('cid')).toEqual([]);
    expect(await ledBy('gone')).toEqual([]);
  });

  it('are not known, and none is appointed, where the catalog is away', async () => {
    const { catalog, leads, ledBy, passMinute } = await setUp(id);
    await ledBy('ann', TEAM);
    catalog.isAway = true;
    expect(await ledBy('ann', TEAM)).toEqual([TEAM]);
    passMinute();
    await expect(ledBy('ann', TEAM)).rejects.toThrow('does not answer');
    await expect(
      leads.appoint({ owner: OTHER, user: 'user:default/cid' }, ADMIN),
    ).rejects.toThrow('does not answer');
  });

  it('come from claims and appointments where claims decide', async () => {
    const { leads, catalog, ledBy } = await setUp(id, 'claims');
    await leads.appoint({ owner: OTHER, user: 'user:default/cid' }, ADMIN);
    catalog.isAway = true;
    expect(await ledBy('ann', TEAM)).toEqual([]);
    expect(await ledBy('cid', `${TEAM}-leads`)).toEqual([TEAM, OTHER]);
  });
});
