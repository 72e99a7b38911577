import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ACCOUNT_STACK_FEATURES,
  AccountStackFeatureName,
  missingAccountStackFeature,
} from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { problemText } from './problemTexts';
import { TargetProblem } from './types';

const FEATURES = Object.keys(
  ACCOUNT_STACK_FEATURES,
) as AccountStackFeatureName[];

/** Tells operators of each target what they have to know, until something else is to be said of it. */
export class TargetLog {
  readonly #said = new Map<string, string>();

  constructor(
    private readonly options: {
      targets: readonly TargetConfig[];
      logger: LoggerService;
    },
  ) {}

  /** @param accountStackVersion - What the roles of an earlier one lack is said, too. */
  usable(target: TargetConfig, accountStackVersion: number): void {
    const missing = FEATURES.flatMap(
      feature => missingAccountStackFeature(feature, accountStackVersion) ?? [],
    );
    if (missing.length > 0) {
      this.#say(target, 'warn', `can be used, but ${missing.join('; ')}`);
    } else {
      this.#say(target, 'info', 'can be used');
    }
  }

  /** Names the key in the configuration. */
  unusable(target: TargetConfig, problem: TargetProblem): void {
    const path = `secureStudio.targets[${this.options.targets.indexOf(
      target,
    )}]`;
    this.#say(
      target,
      'error',
      `cannot be used: ${path}.${problemText(problem)}`,
    );
  }

  unreadable(target: TargetConfig, error: unknown): void {
    this.#say(target, 'warn', `could not be read: ${error}`);
  }

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
