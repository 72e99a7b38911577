/** What is wrong with one key. */
export interface ConfigurationProblem {
  /** Such as `secureStudio.targets[0].region`. */
  readonly path: string;
  /** What is expected there, in plain words. */
  readonly expectation: string;
}

/** Says at which keys the configuration is wrong and what is expected there. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(problems: readonly ConfigurationProblem[]) {
    super(
      problems
        .map(
          ({ path, expectation }) =>
            `Invalid configuration at ${path}: ${expectation}`,
        )
        .join('\n'),
    );
  }
}
