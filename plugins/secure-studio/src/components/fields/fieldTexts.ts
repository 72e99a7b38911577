import { ApiHolder } from '@backstage/core-plugin-api';
import {
  TranslationFunction,
  translationApiRef,
} from '@backstage/core-plugin-api/alpha';
import { secureStudioTranslationRef } from '../../translation';

/**
 * The texts, for a validation, which has no hooks.
 *
 * @throws Error if they are not loaded: the field, which shows before it is validated, loads them.
 */
export function fieldTexts(
  apiHolder: ApiHolder,
): TranslationFunction<typeof secureStudioTranslationRef.T> {
  const snapshot = apiHolder
    .get(translationApiRef)
    ?.getTranslation(secureStudioTranslationRef);
  if (!snapshot?.ready) {
    throw new Error('The texts of the form are not loaded');
  }
  return snapshot.t;
}
