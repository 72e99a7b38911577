/**
 * Environments of Secure Studio as entities of the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleSecureStudio as default } from './module';
