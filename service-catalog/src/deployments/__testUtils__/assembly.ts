import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOG_STACK, synthesize, type CatalogOptions } from '../../app';

interface AssetManifest {
  readonly files: Record<
    string,
    {
      readonly source: { readonly path: string };
      readonly destinations: Record<string, { readonly objectKey: string }>;
    }
  >;
}

/** The catalog as `cdk deploy` gets it, synthesized once for all tests of a file. */
export function useAssembly(options: CatalogOptions = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'secure-studio-deployments-'));
  synthesize(directory, { recordConfiguration: true, ...options });
  afterAll(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** Where the assembly's bucket holds the product's template once the catalog is deployed. */
export function templateUrl(
  assemblyDirectory: string,
  { accountId, region }: { accountId: string; region: string },
): string {
  const manifest = JSON.parse(
    readFileSync(
      join(assemblyDirectory, `${CATALOG_STACK}.assets.json`),
      'utf8',
    ),
  ) as AssetManifest;
  const product = Object.values(manifest.files).find(({ source }) =>
    source.path.endsWith('.product.template.json'),
  );
  if (!product) {
    throw new Error('The assembly has no template of the product');
  }
  const [{ objectKey }] = Object.values(product.destinations);
  return `https://s3.${region}.amazonaws.com/cdk-hnb659fds-assets-${accountId}-${region}/${objectKey}`;
}
