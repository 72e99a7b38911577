export { SecureStudioClient } from './SecureStudioClient';
export type { RequestOptions } from './SecureStudioClient';
