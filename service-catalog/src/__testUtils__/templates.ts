import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOG_STACK, synthesize } from '../app';

/** A CloudFormation template as far as the tests look into it. */
export interface CfnTemplate {
  readonly Metadata?: Record<string, unknown>;
  readonly Parameters: Record<string, Record<string, unknown>>;
  readonly Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  readonly Conditions?: Record<string, unknown>;
  readonly Rules?: Record<string, unknown>;
  readonly Resources: Record<string, CfnTemplateResource>;
  readonly Outputs: Record<string, CfnTemplateOutput>;
  readonly Transform?: unknown;
}

export interface CfnTemplateResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly Condition?: string;
  readonly DependsOn?: string | string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface CfnTemplateOutput {
  readonly Value: unknown;
  readonly Condition?: string;
  readonly Export?: unknown;
}

export const PORTAL_PRINCIPAL_ARN = 'arn:aws:iam::123456789012:role/backstage';

/** The templates of a cloud assembly, read back as `cdk deploy` would upload them. */
export function synthesizedTemplates(): {
  catalog: CfnTemplate;
  product: CfnTemplate;
} {
  const directory = mkdtempSync(join(tmpdir(), 'secure-studio-catalog-'));
  try {
    synthesize(directory, { portalPrincipalArn: PORTAL_PRINCIPAL_ARN });
    const read = (file: string): CfnTemplate =>
      JSON.parse(readFileSync(join(directory, file), 'utf8'));
    const [product] = readdirSync(directory).filter(file =>
      file.endsWith('.product.template.json'),
    );
    return {
      catalog: read(`${CATALOG_STACK}.template.json`),
      product: read(product),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The template that Service Catalog launches. */
export const productTemplate = (): CfnTemplate =>
  synthesizedTemplates().product;

/** The template of the portfolio and the roles. */
export const catalogTemplate = (): CfnTemplate =>
  synthesizedTemplates().catalog;
