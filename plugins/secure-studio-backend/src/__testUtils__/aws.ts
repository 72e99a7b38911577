import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { createLocalAws, LocalAws } from 'local-aws';
import { synthesize } from 'secure-studio-service-catalog';

let assembly: string | undefined;

function synthesizeOnce(): string {
  if (!assembly) {
    const directory = mkdtempSync(join(tmpdir(), 'secure-studio-'));
    process.once('exit', () => rmSync(directory, { recursive: true }));
    synthesize(directory, { recordConfiguration: true });
    assembly = directory;
  }
  return assembly;
}

/** A new account with the product and the roles, at which the SDK's clients of this process look. */
export async function startAws(): Promise<LocalAws> {
  const aws = await createLocalAws({ assemblyDirectory: synthesizeOnce() });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'eu-west-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  return aws;
}

/** The calls of an operation, such as `ProvisionProduct`, or all that came from outside. */
export function callsTo(aws: LocalAws, operation?: string) {
  return aws
    .calls()
    .filter(({ origin }) => origin === 'client')
    .filter(call => !operation || call.operation === operation);
}

/** What Service Catalog has under a name, as another client of AWS sees it. */
export async function provisionedProducts(name: string) {
  const { ProvisionedProducts = [] } = await new ServiceCatalogClient({}).send(
    new SearchProvisionedProductsCommand({
      AccessLevelFilter: { Key: 'Account', Value: 'self' },
      Filters: { SearchQuery: [`name:${name}`] },
    }),
  );
  return ProvisionedProducts;
}
