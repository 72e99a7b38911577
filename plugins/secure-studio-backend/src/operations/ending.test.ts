import { anOperation } from './__testUtils__/builders';
import { decideEnding, Ending, possibleEnding } from './ending';
import { OperationState, ProvisionStep } from './types';

const BY = 'user:default/lead';

describe('possibleEnding', () => {
  it.each<[ProvisionStep, Ending]>([
    ['requested', 'cancel'],
    ['cleaning', 'cancel'],
    ['launching', 'abandon'],
    ['following', 'abandon'],
  ])('at the step %s is to %s', (step, ending) => {
    expect(possibleEnding(anOperation({ step }))).toBe(ending);
  });

  it.each<OperationState>(['succeeded', 'failed', 'cancelled', 'abandoned'])(
    'is none of one that %s',
    state => {
      expect(possibleEnding(anOperation({ state }))).toBeNull();
    },
  );
});

describe('decideEnding', () => {
  it.each<[Ending, ProvisionStep, OperationState, string]>([
    ['cancel', 'requested', 'cancelled', 'before AWS was asked'],
    ['cancel', 'cleaning', 'cancelled', 'The termination of pp-1'],
    ['abandon', 'launching', 'abandoned', 'pp-1 stays on AWS'],
    ['abandon', 'following', 'abandoned', 'The name team-a-research stays'],
  ])(
    'lets a person %s at the step %s, and says who did and what stays',
    (asked, step, state, message) => {
      const operation = anOperation({ step, provisionedProductId: 'pp-1' });
      expect(decideEnding(operation, asked, BY)).toMatchObject({
        kind: 'end',
        change: {
          state,
          endedBy: BY,
          message: expect.stringContaining(message),
        },
      });
    },
  );

  it('does not claim that nothing was launched while AWS is asked', () => {
    const decision = decideEnding(
      anOperation({ step: 'launching' }),
      'abandon',
      BY,
    );
    expect(JSON.stringify(decision)).toContain(
      'AWS may have taken the request already',
    );
  });

  it.each<[Ending, Partial<ReturnType<typeof anOperation>>, string]>([
    ['cancel', { step: 'launching' }, 'abandon it'],
    ['cancel', { step: 'following' }, 'abandon it'],
    ['abandon', { step: 'requested' }, 'cancel the operation'],
    ['abandon', { state: 'succeeded' }, 'ended already'],
    ['cancel', { state: 'failed' }, 'ended already'],
  ])('refuses to %s %j, and says what may be done', (asked, over, reason) => {
    expect(decideEnding(anOperation(over), asked, BY)).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining(reason),
    });
  });

  it.each<[Ending, OperationState]>([
    ['cancel', 'cancelled'],
    ['abandon', 'abandoned'],
    // What AWS turned out not to have taken.
    ['abandon', 'cancelled'],
  ])('takes a second request to %s for the first', (asked, state) => {
    const ended = anOperation({ state, endedBy: BY });
    expect(decideEnding(ended, asked, BY)).toEqual({ kind: 'ended' });
  });
});
