import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  readonly id: string;
  readonly stackName: string;
  readonly templatePath: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Ids of artifacts, among them of stacks that come first. */
  readonly dependencies: readonly string[];
}

/** A file of a cloud assembly, and where it is published. */
export interface AssemblyFile {
  readonly path: string;
  readonly bucket: string;
  readonly key: string;
}

export interface Assembly {
  /** In the order in which they are deployed. */
  readonly stacks: readonly AssemblyStack[];
  readonly files: readonly AssemblyFile[];
}

interface Artifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: {
    readonly file?: string;
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly parameters?: Record<string, string>;
  };
}

interface AssetManifest {
  readonly files?: Record<
    string,
    {
      readonly source: { readonly path?: string; readonly packaging?: string };
      readonly destinations: Record<
        string,
        { readonly bucketName: string; readonly objectKey: string }
      >;
    }
  >;
}

/**
 * Reads the cloud assembly that a CDK app synthesized.
 *
 * @throws Error where an asset is not a plain file.
 */
export function readAssembly(
  directory: string,
  environment: { accountId: string; region: string },
): Assembly {
  const read = <Content>(file: string): Content =>
    JSON.parse(readFileSync(join(directory, file), 'utf8'));
  const { artifacts = {} } = read<{ artifacts?: Record<string, Artifact> }>(
    'manifest.json',
  );
  const entries = Object.entries(artifacts);

  const stacks = entries.flatMap(([id, { type, properties, dependencies }]) =>
    type === 'aws:cloudformation:stack' && properties?.templateFile
      ? [
          {
            id,
            stackName: properties.stackName ?? id,
            templatePath: join(directory, properties.templateFile),
            parameters: properties.parameters ?? {},
            dependencies: dependencies ?? [],
          },
        ]
      : [],
  );
  const files = entries.flatMap(([, { type, properties }]) =>
    type === 'cdk:asset-manifest' && properties?.file
      ? filesOf(read<AssetManifest>(properties.file), directory, environment)
      : [],
  );
  return { stacks: inOrder(stacks), files };
}

function filesOf(
  { files = {} }: AssetManifest,
  directory: string,
  environment: { accountId: string; region: string },
): AssemblyFile[] {
  return Object.entries(files).flatMap(([id, { source, destinations }]) => {
    const { path, packaging } = source;
    if (path === undefined || packaging !== 'file') {
      throw new Error(`Asset ${id} is no plain file, and no other is served`);
    }
    return Object.values(destinations).map(({ bucketName, objectKey }) => ({
      path: join(directory, path),
      bucket: withEnvironment(bucketName, environment),
      key: withEnvironment(objectKey, environment),
    }));
  });
}

/** The placeholders that the CDK leaves where the environment is not known at synthesis. */
function withEnvironment(
  text: string,
  { accountId, region }: { accountId: string; region: string },
): string {
  return text
    .replaceAll('${AWS::AccountId}', accountId)
    .replaceAll('${AWS::Region}', region)
    .replaceAll('${AWS::Partition}', 'aws');
}

function inOrder(stacks: readonly AssemblyStack[]): AssemblyStack[] {
  const ordered: AssemblyStack[] = [];
  const visit = (stack: AssemblyStack) => {
    if (ordered.includes(stack)) return;
    stacks.filter(({ id }) => stack.dependencies.includes(id)).forEach(visit);
    ordered.push(stack);
  };
  stacks.forEach(visit);
  return ordered;
}
