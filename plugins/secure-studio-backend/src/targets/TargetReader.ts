import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  ACCOUNT_STACK_FEATURES,
  AccountStackFeatureName,
  missingAccountStackFeature,
} from 'backstage-plugin-secure-studio-common';
import {
  AwsError,
  AwsGateways,
  ProvisioningParameters,
  ResolvedProduct,
} from '../aws';
import { TargetConfig } from '../config';
import { Remembered } from '../Remembered';
import { offerTarget } from './offerTarget';
import { problemText, unreadableText } from './problemTexts';
import { readAccountStackVersion, readParameters } from './readTarget';
import { resolveProduct } from './resolveProduct';
import { OfferedTarget, TargetProblem } from './types';

/** Milliseconds for which what is known of a target is taken as it was. */
const FRESH_FOR = 60_000;

/** Of what a version declares: it never changes, and its TagOptions rarely do. */
const PARAMETERS_FRESH_FOR = 10 * 60_000;

/** Milliseconds after which a page is shown what was known before. */
const PATIENCE = 3_000;

const FEATURES = Object.keys(
  ACCOUNT_STACK_FEATURES,
) as AccountStackFeatureName[];

type State = OfferedTarget | TargetProblem;

/** What a page is told of a target: what it offers, or why it offers nothing. */
export type TargetView = { offered: OfferedTarget } | { problem: string };

/**
 * Finds out what each target offers, and which ones cannot be used because their configuration does
 * not fit what their account has. Such a target is refused; the others go on.
 */
export class TargetReader {
  readonly #states: Remembered<State>;
  readonly #versions: Remembered<number>;
  /** By artifact and path. */
  readonly #parameters: Remembered<ProvisioningParameters>;
  readonly #known = new Map<string, TargetView>();
  readonly #said = new Map<string, string>();

  constructor(
    private readonly options: {
      targets: readonly TargetConfig[];
      gateways: AwsGateways;
      logger: LoggerService;
      now?: () => number;
    },
  ) {
    const { now } = options;
    this.#states = new Remembered({ freshFor: FRESH_FOR, now });
    this.#versions = new Remembered({ freshFor: FRESH_FOR, now });
    this.#parameters = new Remembered({ freshFor: PARAMETERS_FRESH_FOR, now });
  }

  /** Looks at every target at the start and from time to time, so that the log says what is wrong. */
  async schedule(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'secure-studio-targets',
      scope: 'local',
      frequency: { minutes: 5 },
      timeout: { minutes: 1 },
      fn: async () => {
        await Promise.all(
          this.options.targets.map(target => this.#view(target)),
        );
      },
    });
  }

  /**
   * What a target offers.
   *
   * @throws ConflictError that names the key where the target's configuration does not fit.
   * @throws AwsError
   */
  async offer(target: TargetConfig): Promise<OfferedTarget> {
    const state = await this.#state(target);
    if ('key' in state) {
      throw new ConflictError(
        `The target ${target.id} cannot be used now: ${problemText(state)}`,
      );
    }
    return state;
  }

  /** The same for a page, which waits for no slow AWS: then it gets what was known before. */
  async describe(target: TargetConfig): Promise<TargetView> {
    let timer: NodeJS.Timeout | undefined;
    const impatience = new Promise<TargetView>(resolve => {
      timer = setTimeout(
        () =>
          resolve(this.#known.get(target.id) ?? { problem: unreadableText() }),
        PATIENCE,
      );
    });
    try {
      return await Promise.race([this.#view(target), impatience]);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Version of the stack that made the target's roles.
   *
   * @throws AwsError
   */
  async accountStackVersion(target: TargetConfig): Promise<number> {
    return this.#versions.get(target.id, () =>
      readAccountStackVersion(this.options.gateways, target),
    );
  }

  /**
   * Whether the target's roles can do what a feature of the portal needs.
   *
   * @throws AwsError
   */
  async has(
    target: TargetConfig,
    feature: AccountStackFeatureName,
  ): Promise<boolean> {
    const version = await this.accountStackVersion(target);
    return missingAccountStackFeature(feature, version) === undefined;
  }

  async #view(target: TargetConfig): Promise<TargetView> {
    let view: TargetView;
    try {
      const state = await this.#state(target);
      view =
        'key' in state ? { problem: problemText(state) } : { offered: state };
    } catch (error) {
      this.#say(target, 'warn', `could not be read: ${error}`);
      return (
        this.#known.get(target.id) ?? {
          problem: unreadableText(
            error instanceof AwsError ? error.kind : undefined,
          ),
        }
      );
    }
    this.#known.set(target.id, view);
    return view;
  }

  #state(target: TargetConfig): Promise<State> {
    return this.#states.get(target.id, () => this.#read(target));
  }

  async #read(target: TargetConfig): Promise<State> {
    const [found, version] = await Promise.all([
      this.options.gateways.products(target, 'provision').describeProduct(),
      this.accountStackVersion(target),
    ]);
    const product = resolveProduct(found, target);
    const state =
      'key' in product
        ? product
        : offerTarget(
            target,
            await this.#readParameters(target, product),
            version,
          );
    this.#report(target, state, version);
    return state;
  }

  #readParameters(
    target: TargetConfig,
    product: ResolvedProduct,
  ): Promise<ProvisioningParameters> {
    const { gateways, logger } = this.options;
    return this.#parameters.get(
      `${target.id} ${product.artifactId} ${product.pathId}`,
      () => readParameters(gateways, target, product, logger),
    );
  }

  #report(target: TargetConfig, state: State, version: number): void {
    if ('key' in state) {
      const index = this.options.targets.indexOf(target);
      this.#say(
        target,
        'error',
        `cannot be used: secureStudio.targets[${index}].${problemText(state)}`,
      );
      return;
    }
    const missing = FEATURES.flatMap(
      feature => missingAccountStackFeature(feature, version) ?? [],
    );
    this.#say(
      target,
      missing.length > 0 ? 'warn' : 'info',
      missing.length > 0
        ? `can be used, but ${missing.join('; ')}`
        : 'can be used',
    );
  }

  /** Once, until something else is to be said of the target. */
  #say(
    { id }: TargetConfig,
    level: 'info' | 'warn' | 'error',
    text: string,
  ): void {
    if (this.#said.get(id) !== text) {
      this.#said.set(id, text);
      this.options.logger[level](`The target '${id}' ${text}`);
    }
  }
}
