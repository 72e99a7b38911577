/**
 * The Secure Studio product as a CDK app: for the CDK CLI, and for those who synthesize in-process.
 *
 * @packageDocumentation
 */
export {
  CATALOG_STACK,
  createApp,
  synthesize,
  type CatalogOptions,
} from './app';
