import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { GuardrailsStack, type GuardrailsStackProps } from '../guardrailsStack';

export const STACK = 'SecureStudioGuardrails';

type Choices = Partial<
  Pick<GuardrailsStackProps, 'responder' | 'recordConfiguration'>
>;

/** Writes the stack's cloud assembly into a new folder, which goes when the tests end. */
export function synthesizeGuardrails(choices: Choices = {}): string {
  const outdir = mkdtempSync(join(tmpdir(), 'secure-studio-guardrails-'));
  afterAll(() => rmSync(outdir, { recursive: true }));
  const app = new App({ outdir, analyticsReporting: false });
  new GuardrailsStack(app, STACK, {
    analyticsReporting: false,
    roleNamePrefix: 'secure-studio',
    responder: 'report',
    recordConfiguration: false,
    ...choices,
  });
  app.synth();
  return outdir;
}

/** A template as far as the tests look into it. */
export interface GuardrailsTemplate {
  readonly Resources: Record<
    string,
    {
      readonly Type: string;
      readonly Properties: Record<string, unknown>;
      readonly DependsOn?: string[];
    }
  >;
}

export function guardrailsTemplate(directory: string): GuardrailsTemplate {
  return JSON.parse(
    readFileSync(join(directory, `${STACK}.template.json`), 'utf8'),
  );
}
