import { App, Aws } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { CatalogStack } from './catalogStack';
import { parsePrincipalArn } from './principalArn';

/** What a deployment may choose. Each is also a context key of the CDK app. */
export interface CatalogOptions {
  /**
   * The principal that assumes the portal's roles. Required where an account is given; a template
   * for any account trusts that account itself, so its IAM policies decide.
   */
  readonly portalPrincipalArn?: string;
  /** Name of the product; `secure-studio` unless given. */
  readonly productName?: string;
  /** Start of the names of the portal's roles; `secure-studio` unless given. */
  readonly roleNamePrefix?: string;
  /** Account of the deployment; any account unless given. */
  readonly account?: string;
  /** Region of the deployment; any region unless given. */
  readonly region?: string;
}

/** Id of the stack in the cloud assembly, and its name on AWS. */
export const CATALOG_STACK = 'SecureStudioCatalog';

const DEFAULT_NAME = 'secure-studio';

/**
 * Defines the stack on an app.
 *
 * @throws Error that names the context key which is missing or malformed.
 */
export function defineCatalog(app: App, options: CatalogOptions): CatalogStack {
  return new CatalogStack(app, CATALOG_STACK, {
    description:
      'Secure Studio: the product, its portfolio and the portal roles',
    env: { account: options.account, region: options.region },
    analyticsReporting: false,
    productName: options.productName ?? DEFAULT_NAME,
    roleNamePrefix: options.roleNamePrefix ?? DEFAULT_NAME,
    portalPrincipalArn: portalPrincipal(options),
  });
}

/** An app of its own, such as for a test; `outdir` is where its cloud assembly goes. */
export function createApp(options: CatalogOptions & { outdir?: string }): App {
  const app = new App({ outdir: options.outdir, analyticsReporting: false });
  defineCatalog(app, options);
  return app;
}

/** Writes the cloud assembly that `cdk deploy` would deploy. Needs no AWS account. */
export function synthesize(
  outdir: string,
  options: CatalogOptions = {},
): CloudAssembly {
  return createApp({ ...options, outdir }).synth();
}

function portalPrincipal({
  account,
  portalPrincipalArn,
}: CatalogOptions): string {
  if (portalPrincipalArn !== undefined) {
    return parsePrincipalArn(portalPrincipalArn);
  }
  if (account !== undefined) {
    throw new Error(
      'Missing context key portalPrincipalArn: the ARN of the role or user that the portal runs as. Pass it with -c portalPrincipalArn=arn:aws:iam::123456789012:role/backstage',
    );
  }
  return `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root`;
}
