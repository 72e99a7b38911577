import {
  MetricAttributes,
  MetricOptions,
  MetricsService,
  MetricsServiceObservable,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

export interface Measurement {
  value: number;
  attributes: MetricAttributes;
}

/** Keeps what is measured, in place of a monitoring system that collects it. */
export class MetricsInMemory implements MetricsService {
  readonly instruments = new Map<string, MetricOptions>();
  private readonly measured: Array<Measurement & { name: string }> = [];
  private readonly observables: Array<{
    name: string;
    callback: MetricsServiceObservableCallback<MetricAttributes>;
  }> = [];

  createCounter = this.synchronous('add');
  createUpDownCounter = this.synchronous('add');
  createHistogram = this.synchronous('record');
  createGauge = this.synchronous('record');
  createObservableCounter = this.observable();
  createObservableUpDownCounter = this.observable();
  createObservableGauge = this.observable();

  /** What was measured under a name by now; of an observable, what it tells now. */
  async collect(name: string): Promise<Measurement[]> {
    const found: Measurement[] = this.measured.filter(
      measurement => measurement.name === name,
    );
    for (const { callback } of this.observables.filter(
      observable => observable.name === name,
    )) {
      await callback({
        observe: (value, attributes = {}) => found.push({ value, attributes }),
      });
    }
    return found.map(({ value, attributes }) => ({ value, attributes }));
  }

  private synchronous<Method extends 'add' | 'record'>(method: Method) {
    return (name: string, options: MetricOptions = {}) => {
      this.instruments.set(name, options);
      const measure = (value: number, attributes: MetricAttributes = {}) => {
        this.measured.push({ name, value, attributes });
      };
      return { [method]: measure } as Record<Method, typeof measure>;
    };
  }

  private observable() {
    return <Attributes extends MetricAttributes>(
      name: string,
      options: MetricOptions = {},
    ): MetricsServiceObservable<Attributes> => {
      this.instruments.set(name, options);
      return {
        addCallback: callback => {
          this.observables.push({
            name,
            callback:
              callback as MetricsServiceObservableCallback<MetricAttributes>,
          });
        },
        removeCallback: () => {},
      };
    };
  }
}
