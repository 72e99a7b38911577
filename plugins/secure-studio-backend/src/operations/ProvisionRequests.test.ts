import { TestDatabaseId } from '@backstage/backend-test-utils';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { aSpec } from './__testUtils__/builders';
import { testDatabases } from './__testUtils__/databases';
import { OperationStore } from './OperationStore';
import { ProvisionRequests, Submission } from './ProvisionRequests';
import { StoredOperation } from './types';

const databases = testDatabases();

async function setUp(id: TestDatabaseId) {
  const database = await databases.open(id);
  const operations = new OperationStore(database);
  const environments = new EnvironmentStore(database);
  const requests = new ProvisionRequests(operations, environments);
  /** Gives an environment to a group, which knows it by this name then. */
  const give = (environment: string, owner: string, shortName: string) =>
    database.transaction(transaction =>
      environments.owners.give(environment, { owner, shortName }, transaction),
    );
  const terminate = (name: string) =>
    database('secure_studio_environments')
      .where({ name })
      .update({ terminated_at: '2026-01-02T00:00:00.000Z' });
  return { operations, environments, requests, give, terminate };
}

function asked(over: Partial<Submission> = {}): Submission {
  return {
    spec: aSpec(),
    idempotencyKey: 'task-1:step:team-a-research',
    initiator: 'user:default/scientist',
    ...over,
  };
}

async function end(
  operations: OperationStore,
  operation: StoredOperation,
  state: 'failed' | 'succeeded',
) {
  await operations.save(operation, { state });
}

describe.each(databases.ids)('ProvisionRequests on %s', id => {
  it('stores environment, profile, operation and first event together', async () => {
    const { requests, environments, operations } = await setUp(id);
    const operation = await requests.submit(asked());
    expect(operation).toMatchObject({
      environment: 'team-a-research',
      state: 'open',
      step: 'requested',
      attempt: 1,
    });
    expect(operation.provisionToken).toMatch(
      /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,127}$/,
    );
    expect(await operations.find(operation.id)).toEqual(operation);
    expect(await environments.find('team-a-research')).toMatchObject({
      owner: 'group:default/team-a',
      target: 'sandbox',
      requestedBy: 'user:default/scientist',
    });
    expect(await environments.listProfiles('team-a-research')).toMatchObject([
      { profile: 'scientist', user: 'user:default/scientist' },
    ]);
    expect(await operations.events.list(operation.id)).toMatchObject([
      { sequence: 1, source: 'portal' },
    ]);
  });

  it('answers the same request with the same operation, open or succeeded', async () => {
    const { requests, operations } = await setUp(id);
    const operation = await requests.submit(asked());
    expect((await requests.submit(asked())).id).toBe(operation.id);
    await end(operations, operation, 'succeeded');
    expect((await requests.submit(asked())).id).toBe(operation.id);
  });

  it.each(['task-1:step:team-a-research', 'task-2:step:team-a-research'])(
    'starts a new attempt after a failure, with the key %s',
    async idempotencyKey => {
      const { requests, operations, environments } = await setUp(id);
      const first = await requests.submit(asked());
      await end(operations, first, 'failed');
      const second = await requests.submit(
        asked({
          idempotencyKey,
          initiator: 'user:default/other',
        }),
      );
      expect(second).toMatchObject({ attempt: 2, state: 'open' });
      expect(second.id).not.toBe(first.id);
      expect(second.provisionToken).not.toBe(first.provisionToken);
      expect(await environments.find('team-a-research')).toMatchObject({
        requestedBy: 'user:default/other',
      });
      expect((await operations.listEarlierAttempts(second))[0].id).toBe(
        first.id,
      );
      const latest = await operations.findLatestOf(['team-a-research']);
      expect(latest.get('team-a-research')?.id).toBe(second.id);
    },
  );

  it('refuses the name while an operation is open, and once the environment exists', async () => {
    const { requests, operations } = await setUp(id);
    const operation = await requests.submit(asked());
    const again = asked({ idempotencyKey: 'task-2:step' });
    await expect(requests.submit(again)).rejects.toThrow('being provisioned');
    await end(operations, operation, 'succeeded');
    await expect(requests.submit(again)).rejects.toThrow('already');
    expect(await requests.nameHeldReason(aSpec())).toContain('already');
  });

  it('refuses the same key for another request', async () => {
    const { requests } = await setUp(id);
    await requests.submit(asked());
    const other = aSpec({ fullName: 'team-a-other' });
    await expect(requests.submit(asked({ spec: other }))).rejects.toThrow(
      'idempotency key',
    );
  });

  it("takes a key for the one who asks: another's same key is another key", async () => {
    const { requests, operations } = await setUp(id);
    const first = await requests.submit(asked());
    const ofAnother = asked({
      spec: aSpec({
        fullName: 'team-b-research',
        owner: 'group:default/team-b',
      }),
      initiator: 'user:default/other',
    });
    expect(await requests.findSame(ofAnother.spec, ofAnother)).toBeUndefined();
    const second = await requests.submit(ofAnother);
    expect(second).toMatchObject({
      environment: 'team-b-research',
      attempt: first.attempt,
    });
    expect((await requests.submit(ofAnother)).id).toBe(second.id);
    expect((await requests.submit(asked())).id).toBe(first.id);
    await expect(
      requests.submit({ ...ofAnother, initiator: first.initiator }),
    ).rejects.toThrow('idempotency key');
    expect(await operations.find(second.id)).toMatchObject({
      initiator: 'user:default/other',
    });
  });

  it("answers nobody with the operation of another's same key", async () => {
    const { requests } = await setUp(id);
    await requests.submit(asked());
    await expect(
      requests.submit(asked({ initiator: 'user:default/other' })),
    ).rejects.toThrow('is being provisioned');
  });

  it('lets one of many requests for a name win', async () => {
    const { requests } = await setUp(id);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) =>
        requests.submit(asked({ idempotencyKey: `task-${index}:step` })),
      ),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(4);
    for (const outcome of refused) {
      expect(outcome).toMatchObject({ reason: { name: 'ConflictError' } });
    }
  });

  it('gives the same operation to requests with one key at the same moment', async () => {
    const { requests } = await setUp(id);
    const operations = await Promise.all([
      requests.submit(asked()),
      requests.submit(asked()),
      requests.submit(asked()),
    ]);
    expect(new Set(operations.map(operation => operation.id)).size).toBe(1);
  });

  const TEAM_B = 'group:default/team-b';
  const ofTeamB = asked({
    spec: aSpec({ fullName: 'team-b-research', owner: TEAM_B }),
    idempotencyKey: 'task-b:step',
  });

  it('lets a group have one environment of a name, whatever its full name is', async () => {
    const { requests, operations, give } = await setUp(id);
    await end(operations, await requests.submit(asked()), 'succeeded');
    await give('team-a-research', TEAM_B, 'research');
    await expect(requests.submit(ofTeamB)).rejects.toThrow(
      'There is an environment team-a-research already',
    );
  });

  it('gives the name of one that is gone to another', async () => {
    const { requests, operations, environments, give, terminate } = await setUp(
      id,
    );
    await end(operations, await requests.submit(asked()), 'succeeded');
    await give('team-a-research', TEAM_B, 'research');
    await terminate('team-a-research');
    await requests.submit(ofTeamB);
    expect(
      await environments.owners.findByIdentity({
        owner: TEAM_B,
        shortName: 'research',
      }),
    ).toMatchObject({ name: 'team-b-research' });
  });

  it('lets one win of two at once, which a group would know by the same name', async () => {
    const { requests, operations, environments, give } = await setUp(id);
    await end(operations, await requests.submit(asked()), 'succeeded');
    const outcomes = await Promise.allSettled([
      requests.submit(ofTeamB),
      requests.submit({
        ...ofTeamB,
        spec: aSpec({ fullName: 'other--research', owner: TEAM_B }),
        idempotencyKey: 'task-c:step',
      }),
      give('team-a-research', TEAM_B, 'research'),
    ]);
    expect(
      outcomes.filter(({ status }) => status === 'fulfilled'),
    ).toHaveLength(1);
    const known = (await environments.list()).filter(
      ({ owner, shortName }) => owner === TEAM_B && shortName === 'research',
    );
    expect(known).toHaveLength(1);
  });

  it('waits for an environment that is given away at the same moment', async () => {
    const { requests, operations, environments, give } = await setUp(id);
    const first = await requests.submit(asked());
    await end(operations, first, 'failed');
    const [given, again] = await Promise.allSettled([
      give('team-a-research', TEAM_B, 'research'),
      requests.submit(asked({ idempotencyKey: 'task-2:step' })),
    ]);
    expect(given.status).toBe('fulfilled');
    const { owner } = (await environments.find('team-a-research')) ?? {};
    expect([owner, again.status]).toEqual([TEAM_B, 'rejected']);
  });
});
