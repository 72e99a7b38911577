import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Stack } from 'aws-cdk-lib';
import { DEFAULT_ROLE_NAME_PREFIX } from '../../catalogStack';
import { defineEnvironment } from '../../product/environment';
import { AccountNames } from '../../product/names';

/** What a rule found on a resource. */
export interface GuardFinding {
  readonly rule: string;
  readonly resource: string;
}

const CDK_HASH = /[0-9A-F]{8}$/;

/** As a stack of its own, since the validator does not see the template of a ProductStack. */
export function defineProduct(app: App): void {
  defineEnvironment(
    new Stack(app, 'Product', { analyticsReporting: false }),
    new AccountNames(DEFAULT_ROLE_NAME_PREFIX),
  );
}

/** What AWS Control Tower's proactive controls find on the stacks that are defined. */
export function guardFindings(define: (app: App) => void): GuardFinding[] {
  const outdir = mkdtempSync(join(tmpdir(), 'secure-studio-guard-'));
  try {
    const app = new App({ outdir, analyticsReporting: false });
    define(app);
    const { stacks } = app.synth();
    const { violations } = new CfnGuardValidator().validate({
      appConstruct: app,
      templatePaths: stacks.map(stack => stack.templateFullPath),
    });
    return violations.flatMap(({ ruleName, violatingResources }) => {
      const named = violatingResources.flatMap(
        ({ resourceLogicalId }) => resourceLogicalId ?? [],
      );
      // A failed clause comes once more, without the resource.
      return (named.length > 0 ? named : ['']).map(resource => ({
        rule: ruleName,
        resource: resource.replace(CDK_HASH, ''),
      }));
    });
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
