/**
 * Backend of Secure Studio.
 *
 * @packageDocumentation
 */
export { secureStudioPlugin as default } from './plugin';
export {
  createSecureStudioConditionalDecision,
  secureStudioConditions,
  secureStudioRules,
} from './access';
