import { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import {
  SingleChoice,
  TargetChoices,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';

type Texts = TranslationFunction<typeof secureStudioTranslationRef.T>;

/** A value that a requester can choose. */
export type ChoiceValue = TargetChoices[SingleChoice][number];

type NamedValue = Exclude<ChoiceValue, number>;

/** What a value of a choice is called. */
export function choiceText(
  t: Texts,
  choice: SingleChoice,
  value: ChoiceValue,
): string {
  if (typeof value === 'number') {
    return choice === 'zones'
      ? t('choice.zones', { count: value })
      : t('choice.days', { count: value });
  }
  return t(`choice.${value satisfies NamedValue}`);
}

/** What is to be known before a value is chosen; nothing of one that is as it should be. */
export function choiceWarning(
  t: Texts,
  choice: SingleChoice,
  value: ChoiceValue,
): string | undefined {
  if (choice === 'zones') {
    return value === 1 ? t('choiceWarning.oneZone') : undefined;
  }
  if (value === 'open' || value === 'denylist' || value === 'SSO') {
    return t(`choiceWarning.${value}`);
  }
  return undefined;
}
