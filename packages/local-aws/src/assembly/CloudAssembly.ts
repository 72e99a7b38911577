import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that the CDK wants in a bucket before a stack is deployed. */
export interface FileAsset {
  /** Absolute path. */
  readonly path: string;
  readonly bucket: string;
  readonly key: string;
}

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  readonly id: string;
  readonly stackName: string;
  /** How CloudFormation gets the template: from the bucket of assets, or in the request. */
  readonly template:
    | { readonly TemplateURL: string }
    | { readonly TemplateBody: string };
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly terminationProtection: boolean;
  /** The ids of the stacks that must be there before it. */
  readonly dependencies: readonly string[];
}

export interface CloudAssembly {
  readonly assets: readonly FileAsset[];
  /** Each after those that it depends on. */
  readonly stacks: readonly AssemblyStack[];
}

/** Where an assembly goes, which its placeholders stand for. */
export interface Environment {
  readonly accountId: string;
  readonly region: string;
}

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  /** Such as `aws://unknown-account/eu-west-1`. */
  readonly environment?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: {
    readonly file?: string;
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly tags?: Readonly<Record<string, string>>;
    readonly terminationProtection?: boolean;
    readonly stackTemplateAssetObjectUrl?: string;
  };
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: {
          readonly path?: string;
          readonly packaging?: string;
        };
        readonly destinations: Readonly<
          Record<
            string,
            { readonly bucketName: string; readonly objectKey: string }
          >
        >;
      }
    >
  >;
  readonly dockerImages?: Readonly<Record<string, unknown>>;
}

/** What a stack says nothing about and may be left out. */
const WITHOUT_RESOURCES = ['cdk:tree', 'cdk:feature-flag-report'];

/**
 * Reads the output of `cdk synth`.
 *
 * @throws Error naming what is missing or not served.
 */
export function readCloudAssembly(
  directory: string,
  environment: Environment,
): CloudAssembly {
  const manifest: Manifest = readJson(join(directory, 'manifest.json'));
  const artifacts = Object.entries(manifest.artifacts ?? {});
  const unknown = artifacts.find(
    ([, { type }]) =>
      type !== 'aws:cloudformation:stack' &&
      type !== 'cdk:asset-manifest' &&
      !WITHOUT_RESOURCES.includes(type),
  );
  if (unknown !== undefined) {
    throw new Error(
      `local-aws does not know the type ${unknown[1].type} of the artifact ${unknown[0]} in ${directory}`,
    );
  }
  const stacks = artifacts
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => readStack(directory, id, artifact, environment));
  return {
    stacks: inOrder(stacks),
    assets: artifacts
      .filter(([, { type }]) => type === 'cdk:asset-manifest')
      .flatMap(([id, artifact]) =>
        readAssets(directory, id, artifact, environment),
      ),
  };
}

function readStack(
  directory: string,
  id: string,
  { environment: wanted = '', properties = {}, dependencies = [] }: Artifact,
  environment: Environment,
): AssemblyStack {
  const resolve = (text: string) => resolvePlaceholders(text, environment);
  assertEnvironment(id, wanted, environment);
  const { templateFile, stackTemplateAssetObjectUrl: url } = properties;
  return {
    id,
    stackName: properties.stackName ?? id,
    template:
      url === undefined
        ? {
            TemplateBody: readFileSync(
              join(directory, given(templateFile, id, 'templateFile')),
              'utf8',
            ),
          }
        : {
            TemplateURL: resolve(url).replace(
              /^s3:\/\//,
              `https://s3.${environment.region}.amazonaws.com/`,
            ),
          },
    parameters: mapValues(properties.parameters ?? {}, resolve),
    tags: mapValues(properties.tags ?? {}, resolve),
    terminationProtection: properties.terminationProtection ?? false,
    dependencies,
  };
}

function assertEnvironment(
  id: string,
  wanted: string,
  { accountId, region }: Environment,
): void {
  const [account, wantedRegion] = wanted.replace(/^aws:\/\//, '').split('/');
  const differs = (name: string | undefined, actual: string) =>
    name && !name.startsWith('unknown-') && name !== actual;
  if (differs(account, accountId) || differs(wantedRegion, region)) {
    throw new Error(
      `The stack ${id} was synthesized for ${wanted}, not for aws://${accountId}/${region}`,
    );
  }
}

function readAssets(
  directory: string,
  id: string,
  { properties = {} }: Artifact,
  environment: Environment,
): FileAsset[] {
  const manifest: AssetManifest = readJson(
    join(directory, given(properties.file, id, 'file')),
  );
  const [image] = Object.keys(manifest.dockerImages ?? {});
  if (image !== undefined) {
    throw new Error(`local-aws does not know Docker image assets (${image})`);
  }
  return Object.entries(manifest.files ?? {}).flatMap(
    ([assetId, { source, destinations }]) => {
      if ((source.packaging ?? 'file') !== 'file') {
        throw new Error(
          `local-aws does not know the packaging ${source.packaging} of the asset ${assetId}`,
        );
      }
      const path = join(directory, given(source.path, assetId, 'source.path'));
      return Object.values(destinations).map(({ bucketName, objectKey }) => ({
        path,
        bucket: resolvePlaceholders(bucketName, environment),
        key: resolvePlaceholders(objectKey, environment),
      }));
    },
  );
}

/** Source: `EnvironmentPlaceholders` of the CDK's cx-api. */
export function resolvePlaceholders(
  text: string,
  { accountId, region }: Environment,
): string {
  return text
    .replaceAll('${AWS::AccountId}', accountId)
    .replaceAll('${AWS::Region}', region)
    .replaceAll('${AWS::Partition}', 'aws');
}

/** Each stack after those that it depends on. */
function inOrder(stacks: readonly AssemblyStack[]): AssemblyStack[] {
  const byId = new Map(stacks.map(stack => [stack.id, stack]));
  const ordered = new Set<AssemblyStack>();
  const visit = (stack: AssemblyStack, path: readonly string[]) => {
    if (path.includes(stack.id)) {
      throw new Error(`The stacks ${path.join(', ')} depend on each other`);
    }
    for (const id of stack.dependencies) {
      const dependency = byId.get(id);
      if (dependency !== undefined) {
        visit(dependency, [...path, stack.id]);
      }
    }
    ordered.add(stack);
  };
  stacks.forEach(stack => visit(stack, []));
  return [...ordered];
}

function given<Value>(
  value: Value | undefined,
  artifact: string,
  member: string,
): Value {
  if (value === undefined) {
    throw new Error(`The artifact ${artifact} has no ${member}`);
  }
  return value;
}

function mapValues(
  values: Readonly<Record<string, string>>,
  map: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, map(value)]),
  );
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, 'utf8'));
}
