import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { MetricsInMemory } from './__testUtils__/MetricsInMemory';
import { AwsError } from './aws';
import { SecureStudioMetrics } from './metrics';
import { anOperation } from './operations/__testUtils__/builders';
import { OperationFigures } from './operations/OperationFigures';
import { SubmissionError } from './operations/retry';

const HOW_TO = resolve(__dirname, '../../../docs/how-to/monitoring.md');
const throttled = new AwsError('throttled', 'AWS throttles', 'Throttling');

function setUp() {
  const service = new MetricsInMemory();
  const metrics = new SecureStudioMetrics(service);
  metrics.observe({
    operations: {
      count: async () => [{ type: 'provision', state: 'open', count: 3 }],
      listOpen: async () => [
        { type: 'provision', step: 'following', age: 1200, idle: 60 },
      ],
    } as Partial<OperationFigures> as OperationFigures,
    inventoryAges: async () => [{ target: 'sandbox', seconds: 90 }],
  });
  return { service, metrics };
}

describe('SecureStudioMetrics', () => {
  it.each([
    ['secure_studio.operations', 3, { type: 'provision', state: 'open' }],
    [
      'secure_studio.operation.age',
      1200,
      { type: 'provision', step: 'following' },
    ],
    [
      'secure_studio.operation.idle',
      60,
      { type: 'provision', step: 'following' },
    ],
    ['secure_studio.inventory.age', 90, { target: 'sandbox' }],
  ])('tells %s whenever it is collected', async (name, value, attributes) => {
    const { service } = setUp();
    expect(await service.collect(name)).toEqual([{ value, attributes }]);
  });

  it.each([
    [undefined, 'ok'],
    [throttled, 'throttled'],
    [new SubmissionError(throttled), 'throttled'],
    [new Error('a mistake of our own'), 'internal'],
    [new SubmissionError(new Error('a mistake of our own')), 'internal'],
  ])('counts a step that met %s as %s', async (error, result) => {
    const { service, metrics } = setUp();
    metrics.stepped(anOperation({ step: 'launching' }), error);
    expect(await service.collect('secure_studio.operation.steps')).toEqual([
      {
        value: 1,
        attributes: { type: 'provision', step: 'launching', result },
      },
    ]);
  });

  it('counts calls to AWS by service, action and result, and the attempts that they took', async () => {
    const { service, metrics } = setUp();
    const call = { action: 'ec2:DescribeSubnets', target: 'sandbox' };
    metrics.called({ ...call, milliseconds: 250, attempts: 1 });
    metrics.called({
      ...call,
      milliseconds: 4_000,
      attempts: 3,
      error: throttled,
    });
    const attributes = {
      service: 'ec2',
      action: 'DescribeSubnets',
      target: 'sandbox',
    };
    expect(await service.collect('secure_studio.aws.call.duration')).toEqual([
      { value: 0.25, attributes: { ...attributes, result: 'ok' } },
      { value: 4, attributes: { ...attributes, result: 'throttled' } },
    ]);
    expect(await service.collect('secure_studio.aws.call.retries')).toEqual([
      { value: 2, attributes },
    ]);
  });

  it('counts sweeps by target and outcome', async () => {
    const { service, metrics } = setUp();
    metrics.swept('sandbox', 'stopped', 1_500);
    expect(
      await service.collect('secure_studio.inventory.sweep.duration'),
    ).toEqual([
      { value: 1.5, attributes: { target: 'sandbox', outcome: 'stopped' } },
    ]);
  });
});

describe('the how-to on monitoring', () => {
  const text = readFileSync(HOW_TO, 'utf8');

  it('lists every metric with its unit, and no other', () => {
    const { service } = setUp();
    const listed = [
      ...text.matchAll(
        /^\| `(secure_studio\.[a-z_.]+)` *\|[^|]*\| `?([^|`]+)`? *\|/gm,
      ),
    ].map(([, name, unit]) => [name, unit.trim()]);
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(
        [...service.instruments].map(([name, { unit }]) => [name, unit]),
      ),
    );
  });

  it('has alert rules that ask for these metrics as Prometheus names them', () => {
    const { service } = setUp();
    const [, rules = ''] = /```yaml\n([^]*?)```/.exec(text) ?? [];
    const { groups } = parse(rules);
    const expressions: string[] = groups.flatMap(
      (group: { rules: Array<{ expr: string }> }) =>
        group.rules.map(({ expr }) => expr),
    );
    expect(expressions.length).toBeGreaterThan(3);
    const known = [...service.instruments.keys()].map(name =>
      name.replaceAll('.', '_'),
    );
    for (const expression of expressions) {
      for (const [used] of expression.matchAll(/secure_studio_[a-z_]+/g)) {
        expect(known).toContain(used.replace(/_(total|count|sum|bucket)$/, ''));
      }
    }
  });
});
