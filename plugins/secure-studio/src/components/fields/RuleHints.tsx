import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Violation } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { FieldHint } from './FieldHint';

/** The rules that a field breaks, while it is filled in. */
export function RuleHints(props: { violations: readonly Violation[] }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <FieldHint isProblem>
      {props.violations
        .map(({ field, rule }) => t('fields.rule', { field, rule }))
        .join(' ')}
    </FieldHint>
  );
}
