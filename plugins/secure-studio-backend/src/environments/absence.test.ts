import { anEnvironment } from './__testUtils__/answers';
import { Confirmation, planSweep, SweepFacts } from './absence';
import { EnvironmentRecord } from './types';

const NOW = '2026-01-02T12:00:00.000Z';
const EARLIER = '2026-01-02T11:50:00.000Z';
const HOURS_AGO = '2026-01-02T09:00:00.000Z';
const DAYS_AGO = '2025-12-30T12:00:00.000Z';

const CONFIRMATION: Confirmation = {
  environments: ['team-a--research'],
  at: NOW,
  by: 'user:default/admin',
};

function planOf(
  environments: Partial<EnvironmentRecord>[],
  facts: Partial<SweepFacts> = {},
) {
  const plan = planSweep(
    environments.map((environment, index) =>
      anEnvironment({
        name: `team-a--${index}`,
        provisionedProductId: `pp-${index}`,
        ...environment,
      }),
    ),
    {
      now: NOW,
      listed: new Set(),
      isComplete: true,
      open: new Set(),
      confirmation: null,
      mostVanished: 3,
      ...facts,
    },
  );
  const kinds: [string, readonly EnvironmentRecord[]][] = Object.entries(plan);
  return Object.fromEntries(
    kinds
      .map(
        ([kind, planned]) => [kind, planned.map(({ name }) => name)] as const,
      )
      .filter(([, names]) => names.length > 0),
  );
}

const NAME = 'team-a--research';

describe('planSweep', () => {
  it.each<[string, string, Partial<EnvironmentRecord>, Partial<SweepFacts>]>([
    ['what the list has', 'read', {}, { listed: new Set(['pp-0']) }],
    [
      'what is gone and in the list again',
      'read',
      { terminatedAt: HOURS_AGO, lookedForAt: EARLIER },
      { listed: new Set(['pp-0']) },
    ],
    ['what was not launched', 'read', { provisionedProductId: null }, {}],
    ['what has an open operation', 'read', {}, { open: new Set([NAME]) }],
    ['what the list leaves out', 'lookFor', {}, {}],
    [
      'what a list of which a page failed leaves out',
      'unlisted',
      {},
      { isComplete: false },
    ],
    [
      'what was found by id since',
      'lookFor',
      { absentSince: HOURS_AGO, lookedForAt: EARLIER },
      { mostVanished: 0 },
    ],
    ['what is missing where none may be', 'heldBack', {}, { mostVanished: 0 }],
    [
      'what was looked for before it went missing',
      'heldBack',
      { absentSince: EARLIER, lookedForAt: HOURS_AGO },
      { mostVanished: 0 },
    ],
    [
      'what an admin has seen missing',
      'lookFor',
      { absentSince: EARLIER },
      { mostVanished: 0, confirmation: CONFIRMATION },
    ],
    [
      'what went missing again after an admin saw it',
      'heldBack',
      { absentSince: EARLIER },
      { mostVanished: 0, confirmation: { ...CONFIRMATION, at: HOURS_AGO } },
    ],
    [
      'what went missing beside what an admin saw',
      'heldBack',
      { absentSince: EARLIER },
      { mostVanished: 0, confirmation: { ...CONFIRMATION, environments: [] } },
    ],
    [
      'what is gone and was not looked for lately',
      'lookAgain',
      { terminatedAt: HOURS_AGO, lookedForAt: HOURS_AGO },
      {},
    ],
    [
      'what is gone and was looked for by a clock that is ahead',
      'lookAgain',
      { terminatedAt: HOURS_AGO, lookedForAt: '2026-01-03T12:00:00.000Z' },
      {},
    ],
    [
      'what is gone and was never looked for',
      'lookAgain',
      { terminatedAt: HOURS_AGO },
      {},
    ],
  ])('puts %s to "%s"', (_, kind, environment, facts) => {
    expect(planOf([{ name: NAME, ...environment }], facts)).toEqual({
      [kind]: [NAME],
    });
  });

  it.each<[string, Partial<EnvironmentRecord>]>([
    [
      'was looked for within the hour',
      { terminatedAt: HOURS_AGO, lookedForAt: EARLIER },
    ],
    [
      'has been gone for longer than a day',
      { terminatedAt: DAYS_AGO, lookedForAt: DAYS_AGO },
    ],
  ])('leaves alone what %s', (_, environment) => {
    expect(planOf([environment])).toEqual({});
  });

  it('looks for a few that go missing at once', () => {
    expect(planOf([{}, {}, {}])).toEqual({
      lookFor: ['team-a--0', 'team-a--1', 'team-a--2'],
    });
  });

  it('concludes nothing of any where more than a few go missing at once', () => {
    expect(
      planOf([{}, {}, {}, {}, { provisionedProductId: 'pp-9' }], {
        listed: new Set(['pp-9']),
      }),
    ).toEqual({
      read: ['team-a--4'],
      heldBack: ['team-a--0', 'team-a--1', 'team-a--2', 'team-a--3'],
    });
  });
});
