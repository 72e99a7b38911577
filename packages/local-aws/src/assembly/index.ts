export { deployAssembly } from './deployAssembly';
export type { AssemblyDeployment } from './deployAssembly';
export type { Environment } from './CloudAssembly';
export type { Invoke } from './Invoke';
