export * from './types';
export * from './SecureStudioApi';
