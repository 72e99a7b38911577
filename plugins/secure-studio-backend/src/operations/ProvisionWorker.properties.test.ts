import fc from 'fast-check';
import { Knex } from 'knex';
import { CallFailure } from './__testUtils__/AwsInMemory';
import { testDatabases } from './__testUtils__/databases';
import { LATER, ProvisioningPortal } from './__testUtils__/ProvisioningPortal';

const databases = testDatabases();
jest.setTimeout(180_000);

const ROOT_CAUSE =
  'Nat (AWS::EC2::Thing) CREATE_FAILED: The maximum number of addresses has been reached.';

const passing = fc.constantFrom<CallFailure>(
  { kind: 'throttled' },
  { kind: 'unavailable' },
  { kind: 'unavailable', answerLost: true },
);
const anyFailure = fc.oneof(
  passing,
  fc.constantFrom<CallFailure>(
    { kind: 'accessDenied' },
    { kind: 'notFound' },
    { kind: 'conflict' },
    { kind: 'invalidRequest' },
    { kind: 'quotaExceeded' },
    { kind: 'unexpected' },
    { kind: 'mistake' },
  ),
);
const sequence = (failure: fc.Arbitrary<CallFailure>) =>
  fc.array(fc.option(failure, { nil: undefined }), {
    maxLength: 40,
    size: 'max',
  });
const outcomes = fc.constantFrom('succeeded' as const, 'failed' as const);

describe.each(databases.ids)('any provision on %s', id => {
  let database: Knex;
  beforeAll(async () => {
    database = await databases.open(id);
  });

  it('ends as AWS ends it, with the root cause, whatever fails that passes by itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        sequence(passing),
        outcomes,
        async (failures, outcome) => {
          const portal = new ProvisioningPortal(database);
          portal.aws.failures = failures;
          portal.aws.outcome = outcome;
          const ended = await portal.settle(await portal.submit());
          expect(ended.state).toBe(outcome);
          expect(portal.aws.changes).toHaveLength(1);
          if (outcome === 'failed') {
            expect(ended.error?.message).toBe(`${ROOT_CAUSE} · It failed`);
          }
        },
      ),
      { numRuns: id === 'SQLITE_3' ? 30 : 8 },
    );
  });

  it('ends as AWS ends it once it was launched, whatever fails on any call', async () => {
    await fc.assert(
      fc.asyncProperty(
        sequence(anyFailure),
        outcomes,
        async (failures, outcome) => {
          const portal = new ProvisioningPortal(database);
          const operation = await portal.submit();
          while ((await portal.find(operation)).step !== 'following') {
            await portal.step(operation);
          }
          portal.aws.failures = failures;
          portal.aws.outcome = outcome;
          const ended = await portal.settle(operation);
          expect(ended.state).toBe(outcome);
          if (outcome === 'failed') {
            expect(ended.error?.message).toMatch(/addresses|It failed/);
          }
        },
      ),
      { numRuns: id === 'SQLITE_3' ? 30 : 8 },
    );
  });

  it('is ended by an error of its own only where AWS was asked for nothing', async () => {
    await fc.assert(
      fc.asyncProperty(sequence(anyFailure), async failures => {
        const portal = new ProvisioningPortal(database);
        portal.aws.failures = failures;
        const operation = await portal.submit();
        const ended = await portal.settle(operation);
        const launched = portal.aws.ofToken(operation.provisionToken);
        expect(ended.state).toBe(launched ? 'succeeded' : 'failed');
      }),
      { numRuns: id === 'SQLITE_3' ? 30 : 8 },
    );
  });

  it('loses nothing, whenever it is killed, cancelled or abandoned', async () => {
    const action = fc.constantFrom(
      'step' as const,
      'step' as const,
      'killed' as const,
      'cancel in a step' as const,
      'abandon in a step' as const,
      'cancel' as const,
      'abandon' as const,
      'aws' as const,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { maxLength: 12 }),
        sequence(passing),
        outcomes,
        async (actions, failures, outcome) => {
          const portal = new ProvisioningPortal(database);
          portal.aws.failures = failures;
          portal.aws.outcome = outcome;
          const operation = await portal.submit();
          for (const next of actions) {
            portal.time += LATER;
            switch (next) {
              case 'cancel':
              case 'abandon':
                await portal.end(operation, next);
                break;
              case 'aws':
                portal.aws.finish();
                break;
              case 'killed':
                await portal.step(operation, 'killed');
                break;
              case 'step':
                await portal.step(operation);
                break;
              default:
                await portal.step(
                  operation,
                  next === 'cancel in a step' ? 'cancel' : 'abandon',
                );
            }
          }
          const ended = await portal.settle(operation);
          const product = portal.aws.ofToken(operation.provisionToken);
          const environment = await portal.environments.find(
            operation.environment,
          );
          expect(environment?.provisionedProductId).toBe(product?.id ?? null);
          expect(['cancelled', 'abandoned'].includes(ended.state)).toBe(
            portal.endedByPerson,
          );
          if (ended.state === 'cancelled') {
            expect(product).toBeUndefined();
          } else {
            expect(product).toBeDefined();
          }
        },
      ),
      { numRuns: id === 'SQLITE_3' ? 60 : 12 },
    );
  });
});
