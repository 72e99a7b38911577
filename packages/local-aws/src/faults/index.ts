export type { Faults, OperationFault, ResourceFault } from './types';
export { createFaults } from './createFaults';
