import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CfnTemplate } from '../../__testUtils__/templates';
import { synthesize, type CatalogOptions } from '../../app';

/** Between them they define every stack with everything that can be switched on. */
export const DEPLOYMENTS: readonly CatalogOptions[] = [
  {
    shareWithAccounts: ['210987654321'],
    responder: 'stop',
    recordConfiguration: true,
  },
  {
    portfolioId: 'port-example',
    productArn: 'arn:aws:catalog:eu-west-1:210987654321:product/prod-example',
  },
];

/** Every template of these deployments, by its file's name. */
export function everyTemplate(): [string, CfnTemplate][] {
  return DEPLOYMENTS.flatMap(options => {
    const directory = mkdtempSync(join(tmpdir(), 'secure-studio-templates-'));
    try {
      synthesize(directory, options);
      return readdirSync(directory)
        .filter(file => file.endsWith('.template.json'))
        .map((file): [string, CfnTemplate] => [
          file,
          JSON.parse(readFileSync(join(directory, file), 'utf8')),
        ]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
}
