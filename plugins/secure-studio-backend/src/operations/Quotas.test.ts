import { Knex } from 'knex';
import { register } from '../environments/__testUtils__/register';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { TargetConfig } from '../config';
import { aSpec } from './__testUtils__/builders';
import { testDatabases } from './__testUtils__/databases';
import { OperationStore } from './OperationStore';
import { ProvisionRequests } from './ProvisionRequests';
import { Quotas } from './Quotas';

const databases = testDatabases();
jest.setTimeout(60_000);

const TEAM = 'group:default/team-a';
const OTHER_TEAM = 'group:default/team-b';

describe.each(databases.ids)('quotas on %s', id => {
  let database: Knex;

  beforeAll(async () => {
    database = await databases.open(id);
  });
  beforeEach(async () => {
    await database('secure_studio_environments').delete();
  });

  function requestsWith(quotas: TargetConfig['quotas']) {
    return new ProvisionRequests(
      new OperationStore(database),
      new EnvironmentStore(database),
      { quotas: new Quotas(database, [{ id: 'sandbox', quotas }]) },
    );
  }

  const submit = (
    quotas: TargetConfig['quotas'],
    name: string,
    owner = TEAM,
    target = 'sandbox',
  ) =>
    requestsWith(quotas).submit({
      spec: aSpec({ name, fullName: name, owner, target }),
      idempotencyKey: `task:${name}`,
      initiator: 'user:default/scientist',
    });

  it.each([
    [
      { environments: 2 },
      OTHER_TEAM,
      'The quota environments of target sandbox is used up: it has 2 of 2 environments',
    ],
    [
      { environmentsPerTeam: 2 },
      TEAM,
      'The quota environmentsPerTeam of target sandbox is used up: group:default/team-a has 2 of 2 environments',
    ],
  ])('refuse one more than %j', async (quotas, owner, message) => {
    await submit(quotas, 'a');
    await submit(quotas, 'b');
    const spec = aSpec({ name: 'c', fullName: 'c', owner });
    expect(await requestsWith(quotas).quotaReason(spec)).toBe(message);
    await expect(submit(quotas, 'c', owner)).rejects.toThrow(
      expect.objectContaining({ name: 'ConflictError', message }),
    );
    expect(await database('secure_studio_environments')).toHaveLength(2);
  });

  it('count each team and each target by itself, and nothing where there is none', async () => {
    const quotas = { environmentsPerTeam: 1 };
    await submit(quotas, 'a');
    await submit(quotas, 'b', OTHER_TEAM);
    await submit(quotas, 'c', TEAM, 'production');
    await submit({}, 'd');
    await submit({ environments: 0 }, 'e', TEAM, 'production');
    expect(await database('secure_studio_environments')).toHaveLength(5);
  });

  it('do not count what is gone, what AWS never had, or the same again', async () => {
    await register(database, [
      { name: 'gone', terminated_at: '2026-01-01T00:00:00.000Z' },
      { name: 'never', provisioned_product_id: null },
    ]);
    const quotas = { environments: 1, environmentsPerTeam: 1 };
    const operation = await submit(quotas, 'a');
    expect((await submit(quotas, 'a')).id).toBe(operation.id);
    await new OperationStore(database).save(operation, { state: 'failed' });
    expect(await submit(quotas, 'a')).toMatchObject({ attempt: 2 });
    await expect(submit(quotas, 'b')).rejects.toThrow('used up');
  });

  it.each([1, 2])(
    'let no more in than %d of those who ask at the same moment',
    async most => {
      const outcomes = await Promise.allSettled(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) =>
          submit({ environments: most }, name, index % 2 ? TEAM : OTHER_TEAM),
        ),
      );
      expect(
        outcomes.filter(({ status }) => status === 'fulfilled'),
      ).toHaveLength(most);
      expect(
        outcomes.flatMap(outcome =>
          outcome.status === 'rejected' ? [outcome.reason.message] : [],
        ),
      ).toEqual(
        Array(6 - most).fill(
          `The quota environments of target sandbox is used up: it has ${most} of ${most} environments`,
        ),
      );
    },
  );
});
