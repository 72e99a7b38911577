import { Alert } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RegistrationResult } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';

/** What came of the last registration, also when nothing is left to register. */
export function RegistrationOutcome(props: {
  results: RegistrationResult[] | undefined;
  error: Error | null;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { results = [], error } = props;
  const registered = results.filter(({ environment }) => environment !== null);
  const failed = results.filter(result => result.error !== null);
  return (
    <>
      {registered.length > 0 && (
        <Alert
          role="status"
          status="success"
          icon
          title={t('register.registered', {
            names: registered.map(({ environment }) => environment).join(', '),
          })}
        />
      )}
      {(error || failed.length > 0) && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('register.failed')}
          description={
            error
              ? reasonOf(error)
              : failed.map(result => result.error).join(' · ')
          }
        />
      )}
    </>
  );
}
