/**
 * Secure Studio's pages, entity tab and form fields.
 *
 * @packageDocumentation
 */
export { secureStudioPlugin as default } from './plugin';
export { secureStudioApiRef } from './api';
export { secureStudioTranslationRef } from './translation';
