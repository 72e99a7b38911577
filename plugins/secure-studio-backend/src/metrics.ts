import {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import { AwsError, ReportedCall } from './aws';
import { OperationFigures } from './operations/OperationFigures';
import { SubmissionError } from './operations/retry';
import { StoredOperation } from './operations/types';

/** How a sweep of a target ended. */
export type SweepOutcome = 'succeeded' | 'failed' | 'stopped';

/** What the inventory tells of its sweeps. */
export interface SweepMetrics {
  /** @param outcome - `stopped` where it concluded nothing, since too much was missing. */
  swept(target: string, outcome: SweepOutcome, milliseconds: number): void;
}

/** How old what is known of the environments of a target is. */
export interface InventoryAge {
  target: string;
  /** Of what was observed least lately. */
  seconds: number;
}

/** Seconds. A call has 12 of them, a sweep ten minutes. */
const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SWEEP_BUCKETS = [1, 5, 10, 30, 60, 120, 300, 600];

/** What operators see of the plugin in their monitoring; the how-to on monitoring lists it. */
export class SecureStudioMetrics implements SweepMetrics {
  private readonly steps: MetricsServiceCounter;
  private readonly calls: MetricsServiceHistogram;
  private readonly callRetries: MetricsServiceCounter;
  private readonly sweeps: MetricsServiceHistogram;

  constructor(private readonly service: MetricsService) {
    this.steps = service.createCounter('secure_studio.operation.steps', {
      description: 'Steps of operations that this backend took',
      unit: '{step}',
    });
    this.calls = service.createHistogram('secure_studio.aws.call.duration', {
      description: 'Duration of calls to AWS, with their retries',
      unit: 's',
      advice: { explicitBucketBoundaries: CALL_BUCKETS },
    });
    this.callRetries = service.createCounter('secure_studio.aws.call.retries', {
      description:
        'Further attempts of calls to AWS that were throttled or not answered',
      unit: '{attempt}',
    });
    this.sweeps = service.createHistogram(
      'secure_studio.inventory.sweep.duration',
      {
        description: 'Duration of the sweeps of a target',
        unit: 's',
        advice: { explicitBucketBoundaries: SWEEP_BUCKETS },
      },
    );
  }

  /** Has the figures read whenever metrics are collected. */
  observe(figures: {
    operations: OperationFigures;
    inventoryAges: () => Promise<InventoryAge[]>;
  }): void {
    const { operations, inventoryAges } = figures;
    this.service
      .createObservableGauge('secure_studio.operations', {
        description: 'Operations by type and state',
        unit: '{operation}',
      })
      .addCallback(async result => {
        for (const { type, state, count } of await operations.count()) {
          result.observe(count, { type, state });
        }
      });
    this.service
      .createObservableGauge('secure_studio.operation.age', {
        description: 'Age of the oldest open operation by type and step',
        unit: 's',
      })
      .addCallback(async result => {
        for (const { type, step, age } of await operations.listOpen()) {
          result.observe(age, { type, step });
        }
      });
    this.service
      .createObservableGauge('secure_studio.operation.idle', {
        description:
          'Time since the open operation got further that did not for longest, by type and step',
        unit: 's',
      })
      .addCallback(async result => {
        for (const { type, step, idle } of await operations.listOpen()) {
          result.observe(idle, { type, step });
        }
      });
    this.service
      .createObservableGauge('secure_studio.inventory.age', {
        description:
          'Age of what was observed least lately of the environments of a target',
        unit: 's',
      })
      .addCallback(async result => {
        for (const { target, seconds } of await inventoryAges()) {
          result.observe(seconds, { target });
        }
      });
  }

  stepped({ type, step }: StoredOperation, error?: unknown): void {
    this.steps.add(1, { type, step, result: resultOf(error) });
  }

  called(call: ReportedCall): void {
    const [service, action] = call.action.split(':');
    const attributes = { service, action, target: call.target };
    this.calls.record(call.milliseconds / 1000, {
      ...attributes,
      result: resultOf(call.error),
    });
    if (call.attempts > 1) {
      this.callRetries.add(call.attempts - 1, attributes);
    }
  }

  swept(target: string, outcome: SweepOutcome, milliseconds: number): void {
    this.sweeps.record(milliseconds / 1000, { target, outcome });
  }
}

/** `ok`, what AWS's error means, or `internal` for one of our own. */
function resultOf(error: unknown): string {
  if (error === undefined) {
    return 'ok';
  }
  if (error instanceof SubmissionError) {
    return resultOf(error.cause ?? 'unknown');
  }
  return error instanceof AwsError ? error.kind : 'internal';
}
