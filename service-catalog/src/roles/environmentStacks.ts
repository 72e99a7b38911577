import { localArn } from '../statements';

/** The stacks that Service Catalog makes, by the start of their names. */
export const ENVIRONMENT_STACKS = [localArn('cloudformation', 'stack/SC-*')];
