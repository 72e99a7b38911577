import { anEnvironment as anyEnvironment } from '../environments/__testUtils__/answers';
import { EnvironmentRecord } from '../environments/types';
import { decideSubmission, nameHeldReason, requestHash } from './submission';
import { anOperation, aSpec } from './__testUtils__/builders';

const spec = aSpec();

const anEnvironment = (over: Partial<EnvironmentRecord> = {}) =>
  anyEnvironment({
    name: spec.fullName,
    owner: spec.owner,
    target: spec.target,
    provisionedProductId: null,
    ...over,
  });

describe('decideSubmission', () => {
  it('starts the first attempt where nothing has the name', () => {
    expect(
      decideSubmission(spec, {
        sameKey: undefined,
        environment: undefined,
        latest: undefined,
      }),
    ).toEqual({ kind: 'attempt', attempt: 1, environment: 'create' });
  });

  it.each(['open', 'succeeded'] as const)(
    'answers the same key with its operation while that is %s',
    state => {
      const operation = anOperation({ state });
      expect(
        decideSubmission(spec, {
          sameKey: operation,
          environment: anEnvironment(),
          latest: operation,
        }),
      ).toEqual({ kind: 'same', operation });
    },
  );

  it.each(['failed', 'cancelled', 'abandoned'] as const)(
    'starts a new attempt with the same key after it %s',
    state => {
      const operation = anOperation({ state, attempt: 3 });
      expect(
        decideSubmission(spec, {
          sameKey: operation,
          environment: anEnvironment(),
          latest: operation,
        }),
      ).toEqual({ kind: 'attempt', attempt: 4, environment: 'replace' });
    },
  );

  it('takes another key for the same request after it was abandoned, and no other request', () => {
    const held = {
      sameKey: undefined,
      environment: anEnvironment(),
      latest: anOperation({ state: 'abandoned' }),
    };
    expect(decideSubmission(spec, held).kind).toBe('attempt');
    const other = aSpec({ parameters: { TeamDomains: '.invalid' } });
    expect(decideSubmission(other, held)).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining('may be on AWS'),
    });
  });

  it('refuses the same key for something else', () => {
    const operation = anOperation({
      spec: aSpec({ parameters: { TeamDomains: '.invalid' } }),
    });
    expect(
      decideSubmission(spec, {
        sameKey: operation,
        environment: anEnvironment(),
        latest: operation,
      }),
    ).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining('idempotency key'),
    });
  });

  it('refuses the same key where another attempt is open by now', () => {
    expect(
      decideSubmission(spec, {
        sameKey: anOperation({ state: 'failed' }),
        environment: anEnvironment(),
        latest: anOperation({ attempt: 2 }),
      }).kind,
    ).toBe('refuse');
  });
});

describe('nameHeldReason', () => {
  const failed = anOperation({ state: 'failed' });
  const succeeded = anOperation({ state: 'succeeded' });

  it.each([
    [
      'of another group, even a failed one',
      anEnvironment({ owner: 'group:other/team-a' }),
      failed,
      'The name team-a-research is not free',
    ],
    [
      'of another group that is open',
      anEnvironment({ owner: 'group:other/team-a' }),
      anOperation(),
      'The name team-a-research is not free',
    ],
    [
      'that was taken over from AWS after a request for its name failed',
      anEnvironment({ registeredAt: '2027-01-01T00:00:00.000Z' }),
      failed,
      'already',
    ],
    [
      'that the group knows by another name, even a failed one',
      anEnvironment({ shortName: 'other' }),
      failed,
      'The name team-a-research is not free',
    ],
    ['that is open', anEnvironment(), anOperation(), 'being provisioned'],
    ['that exists', anEnvironment(), succeeded, 'already'],
    [
      'that failed on another target',
      anEnvironment({ target: 'other' }),
      failed,
      'did not succeed on the target other',
    ],
    [
      'that was abandoned, while nobody knows what is asked for',
      anEnvironment(),
      anOperation({ state: 'abandoned' }),
      'abandoned',
    ],
  ])(
    'holds the name of an environment %s',
    (_, environment, latest, reason) => {
      expect(nameHeldReason(spec, { environment, latest })).toContain(reason);
    },
  );

  it('holds the name that something on AWS claims which has no row, gone or failed as it may be here', () => {
    for (const environment of [
      undefined,
      anEnvironment(),
      anEnvironment({ terminatedAt: '2026-01-02' }),
    ]) {
      expect(
        nameHeldReason(spec, { environment, latest: failed, isClaimed: true }),
      ).toContain('The name team-a-research is not free: a platform admin');
    }
  });

  it('says by which full name the group has an environment of the name', () => {
    const namesake = anEnvironment({ name: 'team-b--research' });
    expect(
      nameHeldReason(spec, {
        environment: undefined,
        namesake,
        latest: undefined,
      }),
    ).toBe(
      'There is an environment team-b--research already, which group:default/team-a knows as research',
    );
  });

  it.each([
    ['failed', anEnvironment(), failed],
    ['was cancelled', anEnvironment(), anOperation({ state: 'cancelled' })],
    [
      'was abandoned and is gone',
      anEnvironment({ terminatedAt: '2026-01-02' }),
      anOperation({ state: 'abandoned' }),
    ],
    [
      'is gone, wherever it was',
      anEnvironment({ terminatedAt: '2026-01-02', target: 'other' }),
      succeeded,
    ],
    [
      'is gone, whoever had it',
      anEnvironment({
        owner: 'group:other/team-a',
        terminatedAt: '2026-01-02',
      }),
      succeeded,
    ],
    [
      'is gone, by whatever name the group knew it',
      anEnvironment({ terminatedAt: '2026-01-02', shortName: 'other' }),
      succeeded,
    ],
  ])('frees the name of one that %s', (_, environment, latest) => {
    expect(nameHeldReason(spec, { environment, latest })).toBeUndefined();
  });
});

describe('requestHash', () => {
  it('differs with everything that is asked for', () => {
    const hashes = [
      spec,
      aSpec({ target: 'other' }),
      aSpec({ profileUser: 'user:default/other' }),
      aSpec({ parameters: { ...spec.parameters, TeamDomains: '.invalid' } }),
      aSpec({ parameters: { ...spec.parameters, EgressMode: 'none' } }),
    ].map(requestHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(requestHash(aSpec())).toBe(requestHash(spec));
  });

  it('are the same whatever AWS says of the region in the meantime', () => {
    const later = aSpec({
      parameters: { ...spec.parameters, AvailabilityZones: 'eu-west-1b' },
    });
    expect(requestHash(later)).toBe(requestHash(spec));
  });
});
