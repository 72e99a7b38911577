import { App } from 'aws-cdk-lib';
import {
  PRODUCT_CHOICES,
  type EgressMode,
} from 'backstage-plugin-secure-studio-common';
import { defineCatalog } from './app';

const app = new App({ analyticsReporting: false });

/** A context key given as `-c key=value` or in `cdk.json`. */
function context(key: string): string | undefined {
  const value: unknown = app.node.tryGetContext(key);
  if (value === undefined || typeof value === 'string') {
    return value || undefined;
  }
  throw new Error(`Context key ${key} must be a text`);
}

/** One whose value is several, separated by commas. */
const list = (key: string) => context(key)?.split(',');

/** One whose value is among a few. */
function choice<Value extends string>(
  key: string,
  values: readonly Value[],
): Value | undefined {
  const value = context(key);
  if (value === undefined) {
    return undefined;
  }
  const known = values.find(one => one === value);
  if (known === undefined) {
    throw new Error(`Context key ${key} must be one of ${values.join(', ')}`);
  }
  return known;
}

defineCatalog(app, {
  portalPrincipalArn: context('portalPrincipalArn'),
  productName: context('productName'),
  roleNamePrefix: context('roleNamePrefix'),
  teams: list('teams'),
  egressModes: list('egressModes')?.map(parseEgressMode),
  shareWithAccounts: list('shareWithAccounts'),
  portfolioId: context('portfolioId'),
  productArn: context('productArn'),
  responder: choice('responder', ['report', 'stop']),
  recordConfiguration: choice('recordConfiguration', ['yes', 'no']) === 'yes',
  // The CDK CLI sets these from the credentials at hand.
  account: context('account') ?? process.env.CDK_DEFAULT_ACCOUNT,
  region: context('region') ?? process.env.CDK_DEFAULT_REGION,
});
app.synth();

function parseEgressMode(value: string): EgressMode {
  const known = PRODUCT_CHOICES.egressMode.find(mode => mode === value);
  if (known === undefined) {
    throw new Error(
      `Context key egressModes must hold only ${PRODUCT_CHOICES.egressMode.join(
        ', ',
      )}`,
    );
  }
  return known;
}
