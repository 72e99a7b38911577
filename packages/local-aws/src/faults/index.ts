export type {
  EndpointServiceFault,
  Faults,
  OperationFault,
  ResourceFault,
} from './types';
export { createFaults } from './createFaults';
