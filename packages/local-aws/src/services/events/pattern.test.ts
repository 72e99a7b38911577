import {
  EventBridgeClient,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { useTestServer } from '../testServer';

const server = useTestServer();

const matches = async (detail: object, pattern: object) => {
  const { Result } = await new EventBridgeClient(server.clientOptions()).send(
    new TestEventPatternCommand({
      EventPattern: JSON.stringify({ detail: pattern }),
      Event: JSON.stringify({
        id: '1',
        account: '111122223333',
        source: 'test',
        time: '2026-01-01T00:00:00Z',
        region: 'eu-west-1',
        resources: [],
        'detail-type': 'Test',
        detail,
      }),
    }),
  );
  return Result;
};

describe('an event pattern', () => {
  it.each([
    ['a value', { a: 'x' }, { a: ['y', 'x'] }],
    ['a number', { a: 1 }, { a: [1] }],
    ['null', { a: null }, { a: [null] }],
    ['a prefix', { a: 'studio-x' }, { a: [{ prefix: 'studio-' }] }],
    ['a suffix', { a: 'x.png' }, { a: [{ suffix: '.png' }] }],
    ['a wildcard', { a: 'a/b/c' }, { a: [{ wildcard: 'a/*/c' }] }],
    ['any case', { a: 'Abc' }, { a: [{ 'equals-ignore-case': 'aBC' }] }],
    ['a range', { a: 5 }, { a: [{ numeric: ['>', 1, '<=', 5] }] }],
    ['another value', { a: 'x' }, { a: [{ 'anything-but': ['y', 'z'] }] }],
    ['another start', { a: 'x' }, { a: [{ 'anything-but': { prefix: 'y' } }] }],
    ['a member of a list', { a: ['x', 'y'] }, { a: ['y'] }],
    ['an object of a list', { a: [{ b: 1 }, { b: 2 }] }, { a: { b: [2] } }],
    [
      'a field that is there',
      { a: { b: 1 } },
      { a: { b: [{ exists: true }] } },
    ],
    ['a field that is absent', {}, { a: { b: [{ exists: false }] } }],
    ['an empty list as absent', { a: [] }, { a: [{ exists: false }] }],
    [
      'one of the alternatives',
      { a: 1, b: 2, c: 0 },
      { $or: [{ a: [9] }, { b: [2] }], c: [0] },
    ],
  ])('matches %s', async (_, detail, pattern) => {
    await expect(matches(detail, pattern)).resolves.toBe(true);
  });

  it.each([
    ['another value', { a: 'x' }, { a: ['y'] }],
    ['a number as a text', { a: '1' }, { a: [1] }],
    [
      'a number out of range',
      { a: 6 },
      { a: [{ numeric: ['>', 1, '<=', 5] }] },
    ],
    ['a value that is excluded', { a: 'x' }, { a: [{ 'anything-but': 'x' }] }],
    [
      'a start that is excluded',
      { a: 'yes' },
      { a: [{ 'anything-but': { prefix: 'y' } }] },
    ],
    [
      'absence where anything else is asked',
      {},
      { a: [{ 'anything-but': 'x' }] },
    ],
    ['an object, which is no leaf', { a: { b: 1 } }, { a: [{ exists: true }] }],
    ['one of two fields', { a: 1, b: 1 }, { a: [1], b: [2] }],
    ['none of the alternatives', { a: 1 }, { $or: [{ a: [2] }, { b: [1] }] }],
    ['? for any character', { a: 'ab' }, { a: [{ wildcard: 'a?' }] }],
  ])('does not match %s', async (_, detail, pattern) => {
    await expect(matches(detail, pattern)).resolves.toBe(false);
  });

  it.each([
    ['an operator that is unknown', { a: [{ like: 'x' }] }],
    ['an operator that is not served', { a: [{ cidr: '10.0.0.0/8' }] }],
    ['two operators', { a: [{ prefix: 'a', suffix: 'b' }] }],
    ['a value without its list', { a: 'x' }],
    ['an empty list', { a: [] }],
    ['one alternative', { $or: [{ a: [1] }] }],
    ['exists with a text', { a: [{ exists: 'yes' }] }],
  ])('is refused with %s', async (_, pattern) => {
    await expect(matches({}, pattern)).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
    });
  });
});
