import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { createApp } from '../../app';
import { DEPLOYMENTS } from './deployments';

export const defineApps = () =>
  DEPLOYMENTS.map(options => {
    const app = createApp(options);
    // The rules read properties that are complete only afterwards, such as tags.
    app.synth();
    return app;
  });

/** What a rule found on a construct. */
export interface Finding {
  readonly finding: string;
  readonly construct: string;
}

/** What the two rule packs find on an app, without what is acknowledged on its constructs. */
export function findingsOf(app: App): Finding[] {
  return [new AwsSolutionsChecks(app), new NIST80053R5Checks(app)]
    .flatMap(pack => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({
        finding: ruleName,
        construct: String(constructPath),
      })),
    );
}

/** The path below the stack. */
export const belowStack = (construct: string) =>
  construct.slice(construct.indexOf('/') + 1);
