import { readFileSync } from 'node:fs';
import { provideBootstrap } from './bootstrap';
import { Environment, readCloudAssembly } from './CloudAssembly';
import { deployStack } from './deployStack';
import { Invoke } from './Invoke';

export interface AssemblyDeployment extends Environment {
  /** The output folder of `cdk synth`, with its `manifest.json`. */
  readonly directory: string;
  readonly invoke: Invoke;
}

/**
 * Deploys a synthesized cloud assembly as `cdk deploy --all` does: uploads its file assets to the
 * bootstrap's bucket, then creates the stacks that are absent and updates those that changed, each
 * after those that it depends on. Waits for the end.
 *
 * @throws AwsError of the call that failed; Error where the assembly is for another environment,
 * has what is not served, or a stack fails, then with CloudFormation's reasons.
 */
export async function deployAssembly({
  directory,
  invoke,
  accountId,
  region,
}: AssemblyDeployment): Promise<void> {
  const environment = { accountId, region };
  const assembly = readCloudAssembly(directory, environment);
  await provideBootstrap(invoke, environment);
  for (const { path, bucket, key } of assembly.assets) {
    await invoke('s3', 'PutObject', {
      Bucket: bucket,
      Key: key,
      Body: readFileSync(path),
    });
  }
  for (const stack of assembly.stacks) {
    await deployStack(invoke, stack);
  }
}
