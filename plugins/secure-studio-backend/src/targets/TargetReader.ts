import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  AccountStackFeatureName,
  missingAccountStackFeature,
} from 'backstage-plugin-secure-studio-common';
import {
  AwsError,
  AwsGateways,
  CatalogProduct,
  ProvisioningParameters,
  ResolvedProduct,
} from '../aws';
import { TargetConfig } from '../config';
import { RecentAnswers } from '../RecentAnswers';
import { offerTarget } from './offerTarget';
import { problemText, unreadableText } from './problemTexts';
import { readAccountStackVersion, readParameters } from './readTarget';
import { resolveProduct } from './resolveProduct';
import { sameProductProblem } from './sameProduct';
import { TargetLog } from './TargetLog';
import { OfferedTarget, TargetProblem } from './types';

/** Milliseconds for which what is known of a target is taken as it was. */
const FRESH_FOR = 60_000;

/** Of what a version declares: it never changes, and its TagOptions rarely do. */
const PARAMETERS_FRESH_FOR = 10 * 60_000;

/** Milliseconds after which a page is shown what was known before. */
const PATIENCE = 3_000;

/** Milliseconds after a failure in which no page has AWS asked again. */
const PAUSE = 10_000;

type State = OfferedTarget | TargetProblem;

/** What a page is told of a target: what it offers, or why it offers nothing. */
export type TargetView = { offered: OfferedTarget } | { problem: string };

/**
 * Finds out what each target offers, and which ones cannot be used because their configuration does
 * not fit what their account has. Such a target is refused; the others go on.
 */
export class TargetReader {
  readonly #states: RecentAnswers<State>;
  readonly #versions: RecentAnswers<{ version: number }>;
  /** By artifact and path. */
  readonly #parameters: RecentAnswers<ProvisioningParameters>;
  readonly #known = new Map<string, TargetView>();
  readonly #failures = new Map<string, { at: number; view: TargetView }>();
  readonly #log: TargetLog;
  readonly #now: () => number;

  constructor(
    private readonly options: {
      targets: readonly TargetConfig[];
      gateways: AwsGateways;
      logger: LoggerService;
      now?: () => number;
    },
  ) {
    const { now = () => performance.now() } = options;
    this.#now = now;
    const keeping = (maxAge: number) => ({
      maxAge,
      maxSize: 1_000,
      sizeOf: () => 1,
      now,
    });
    this.#states = new RecentAnswers(keeping(FRESH_FOR));
    this.#versions = new RecentAnswers(keeping(FRESH_FOR));
    this.#parameters = new RecentAnswers(keeping(PARAMETERS_FRESH_FOR));
    this.#log = new TargetLog(options);
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
    const { version } = await this.#versions.get(target.id, async () => ({
      version: await readAccountStackVersion(this.options.gateways, target),
    }));
    return version;
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
    const failure = this.#failures.get(target.id);
    if (failure && this.#now() - failure.at < PAUSE) {
      return failure.view;
    }
    try {
      const state = await this.#state(target);
      const view =
        'key' in state ? { problem: problemText(state) } : { offered: state };
      this.#known.set(target.id, view);
      return view;
    } catch (error) {
      this.#log.unreadable(target, error);
      const kind = error instanceof AwsError ? error.kind : undefined;
      const view = this.#known.get(target.id) ?? {
        problem: unreadableText(kind),
      };
      this.#failures.set(target.id, { at: this.#now(), view });
      return view;
    }
  }

  #state(target: TargetConfig): Promise<State> {
    return this.#states.get(target.id, () => this.#read(target));
  }

  async #read(target: TargetConfig): Promise<State> {
    const [found, version] = await Promise.all([
      this.options.gateways.products(target, 'provision').describeProduct(),
      this.accountStackVersion(target),
    ]);
    const product = await this.#resolve(target, found);
    const state =
      'key' in product
        ? product
        : offerTarget(
            target,
            await this.#readParameters(target, product),
            version,
          );
    if ('key' in state) {
      this.#log.unusable(target, state);
    } else {
      this.#log.usable(target, version);
    }
    return state;
  }

  async #resolve(
    target: TargetConfig,
    found: CatalogProduct | undefined,
  ): Promise<ResolvedProduct | TargetProblem> {
    const product = resolveProduct(found, target);
    if ('key' in product) {
      return product;
    }
    const problem = await sameProductProblem(
      { target, productId: product.productId },
      this.options.targets,
      other => this.options.gateways.products(other, 'provision'),
    );
    return problem ?? product;
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
}
