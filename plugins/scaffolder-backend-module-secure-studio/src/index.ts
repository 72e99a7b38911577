/**
 * Scaffolder actions of Secure Studio.
 *
 * @packageDocumentation
 */
export { scaffolderModuleSecureStudio as default } from './module';
