export * from './accountStack';
export * from './choices';
export * from './contract';
export * from './endpointSwitches';
export * from './endpointTiers';
export * from './parameterFields';
