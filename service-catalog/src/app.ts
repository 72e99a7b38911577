import { App, Aws } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { EgressMode } from 'backstage-plugin-secure-studio-common';
import { CatalogStack, DEFAULT_ROLE_NAME_PREFIX } from './catalogStack';
import { GuardrailsStack } from './guardrails/guardrailsStack';
import { MemberStack } from './memberStack';
import { parsePrincipalArn } from './principalArn';
import { parseRoleNamePrefix } from './roleNamePrefix';

/** What a deployment may choose. Each is also a context key of the CDK app. */
export interface CatalogOptions {
  /**
   * The principal that assumes the portal's roles. Required where an account is given; a template
   * for any account trusts that account itself, so its IAM policies decide.
   */
  readonly portalPrincipalArn?: string;
  /** Name of the product; `secure-studio` unless given. */
  readonly productName?: string;
  /** Start of the names of the account's roles; `secure-studio` unless given. */
  readonly roleNamePrefix?: string;
  /** Groups that may own environments of the portfolio; any unless given. */
  readonly teams?: string[];
  /** Egress modes that the portfolio offers; every one unless given. */
  readonly egressModes?: EgressMode[];
  /** Accounts with which the portfolio is shared. */
  readonly shareWithAccounts?: string[];
  /** With the two of them the account is a member of a shared portfolio, and has none of its own. */
  readonly portfolioId?: string;
  readonly productArn?: string;
  /** What the guardrails do about a job that breaks a rule: `report`, unless given, or `stop` it. */
  readonly responder?: 'report' | 'stop';
  /** Whether AWS Config's recorder comes with the guardrails; no unless given. */
  readonly recordConfiguration?: boolean;
  /** Account of the deployment; any account unless given. */
  readonly account?: string;
  /** Region of the deployment; any region unless given. */
  readonly region?: string;
}

/** Ids of the stacks in the cloud assembly, and their names on AWS. */
export const CATALOG_STACK = 'SecureStudioCatalog';
export const MEMBER_STACK = 'SecureStudioMember';
export const GUARDRAILS_STACK = 'SecureStudioGuardrails';

const DEFAULT_PRODUCT_NAME = 'secure-studio';

/**
 * Defines the stacks on an app.
 *
 * @throws Error that names the context key which is missing or malformed.
 */
export function defineCatalog(app: App, options: CatalogOptions): void {
  const { account, region, portfolioId, productArn } = options;
  const roleNamePrefix = parseRoleNamePrefix(
    options.roleNamePrefix ?? DEFAULT_ROLE_NAME_PREFIX,
  );
  const common = {
    env: { account, region },
    analyticsReporting: false,
    roleNamePrefix,
    portalPrincipalArn: portalPrincipal(options),
  };
  if ((portfolioId === undefined) !== (productArn === undefined)) {
    throw new Error(
      'Context keys portfolioId and productArn go together: both are outputs of the stack that shares the portfolio',
    );
  }
  if (portfolioId !== undefined && productArn !== undefined) {
    new MemberStack(app, MEMBER_STACK, {
      ...common,
      description: 'Secure Studio: the roles of an account with environments',
      portfolioId,
      productArn,
    });
  } else {
    new CatalogStack(app, CATALOG_STACK, {
      ...common,
      description:
        'Secure Studio: the product, its portfolio and the portal roles',
      productName: options.productName ?? DEFAULT_PRODUCT_NAME,
      shareWithAccounts: options.shareWithAccounts ?? [],
      limits: { teams: options.teams, egressModes: options.egressModes },
    });
  }
  new GuardrailsStack(app, GUARDRAILS_STACK, {
    env: common.env,
    analyticsReporting: false,
    description: 'Secure Studio: what is detected in the whole account',
    roleNamePrefix,
    responder: options.responder ?? 'report',
    recordConfiguration: options.recordConfiguration ?? false,
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
