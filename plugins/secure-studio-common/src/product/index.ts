export * from './contract';
export * from './endpointTiers';
