export * from './environmentStatus';
