import { App } from 'aws-cdk-lib';
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

defineCatalog(app, {
  portalPrincipalArn: context('portalPrincipalArn'),
  productName: context('productName'),
  roleNamePrefix: context('roleNamePrefix'),
  // The CDK CLI sets these from the credentials at hand.
  account: context('account') ?? process.env.CDK_DEFAULT_ACCOUNT,
  region: context('region') ?? process.env.CDK_DEFAULT_REGION,
});
app.synth();
