import fc from 'fast-check';
import { anyFacts } from '../__testUtils__/anyFacts';
import { endpoint, facts, READ_ERROR, zone } from '../__testUtils__/facts';
import { EnvironmentStatus, SectionName } from '../api';
import { EnvironmentFacts, StatusData } from './facts';
import { reduceStatus } from './reduceStatus';

/** From the best to the worst; those before the first of what can be found are of no rank. */
const RANKS: Record<EnvironmentStatus, number> = {
  available: 0,
  unknown: 1,
  changing: 2,
  degraded: 3,
  tainted: 4,
  failed: 5,
  provisioning: 6,
  terminating: 6,
  terminated: 6,
};

/** Where neither an operation nor the end of it says the last word. */
const settledFacts = anyFacts.map(({ operation, ...known }) => ({
  ...known,
  gone: false,
  operation: operation?.state === 'open' ? null : operation,
}));

type Change = (known: EnvironmentFacts) => EnvironmentFacts;

/** Something more that is amiss in a section, beside what was. */
const inSection =
  <Name extends SectionName>(
    section_: Name,
    change: (data: StatusData[Name] | null) => StatusData[Name],
  ): Change =>
  known => ({
    ...known,
    sections: {
      ...known.sections,
      [section_]: {
        ...known.sections[section_],
        data: change(known.sections[section_].data as StatusData[Name] | null),
      },
    },
  });

const WORSE: Record<string, Change> = {
  'a failed operation': known => ({
    ...known,
    operation: { type: 'provision', state: 'failed', message: 'No address' },
  }),
  'a product in error': inSection('product', () => ({ status: 'ERROR' })),
  'a deleted stack': inSection('stack', () => ({ status: 'DELETE_COMPLETE' })),
  'a missing domain': inSection('domain', () => ({
    name: 'lab',
    status: 'missing',
  })),
  'a failed profile': inSection('profiles', data => [
    ...(data ?? []),
    { name: 'new', status: 'Failed' },
  ]),
  'a deleted profile': known => ({
    ...known,
    profiles: [...known.profiles, 'deleted'],
  }),
  'a missing firewall': inSection('firewall', data => ({
    egressMode: data?.egressMode ?? 'allowlist',
    zones: [...(data?.zones ?? []), zone({ status: 'missing' })],
  })),
  'a missing endpoint': inSection('endpoints', data => ({
    items: [...(data?.items ?? []), endpoint('kms', { state: 'missing' })],
  })),
  'a target that is gone': known => ({ ...known, target: 'missing' }),
  'a target that moved': known => ({ ...known, target: 'moved' }),
  'an owner that is gone': known => ({ ...known, ownerExists: false }),
  'a read that fails': known => ({
    ...known,
    sections: {
      ...known.sections,
      stack: { ...known.sections.stack, error: READ_ERROR },
    },
  }),
};

const check = <Ts extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<Ts>,
) => fc.assert(property, { numRuns: 2_000 });

describe('reduceStatus', () => {
  it('is total: it gives a status of the API, with a reason unless nothing is amiss', () => {
    check(
      fc.property(anyFacts, known => {
        const { status, reason, source } = reduceStatus(known);
        expect(Object.keys(RANKS)).toContain(status);
        expect(reason === null).toBe(status === 'available');
        expect(source === null).toBe(status === 'available');
      }),
    );
  });

  it.each(Object.keys(WORSE))('is never better with %s', what => {
    check(
      fc.property(settledFacts, known => {
        const before = RANKS[reduceStatus(known).status];
        const after = RANKS[reduceStatus(WORSE[what](known)).status];
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('is the worst of what each thing says alone', () => {
    check(
      fc.property(settledFacts, known => {
        const sound = facts();
        const { profiles, ...others } = known.sections;
        const alone: EnvironmentFacts[] = [
          ...Object.entries(others).map(([one, state]) => ({
            ...sound,
            sections: { ...sound.sections, [one]: state },
          })),
          {
            ...sound,
            profiles: known.profiles,
            sections: { ...sound.sections, profiles },
          },
          { ...sound, operation: known.operation },
          { ...sound, target: known.target },
          { ...sound, ownerExists: known.ownerExists },
        ];
        expect(RANKS[reduceStatus(known).status]).toBe(
          Math.max(...alone.map(one => RANKS[reduceStatus(one).status])),
        );
      }),
    );
  });

  it('forgets nothing that was read when a read fails', () => {
    check(
      fc.property(anyFacts, known => {
        const withErrors = (fails: boolean) =>
          Object.fromEntries(
            Object.entries(known.sections).map(([one, state]) => [
              one,
              { ...state, error: fails && state.data ? READ_ERROR : null },
            ]),
          ) as unknown as EnvironmentFacts['sections'];
        expect(reduceStatus({ ...known, sections: withErrors(true) })).toEqual(
          reduceStatus({ ...known, sections: withErrors(false) }),
        );
      }),
    );
  });
});
