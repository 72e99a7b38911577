import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { SectionError as ReadFailure } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { useAge } from '../Age';
import { ReadError } from '../ReadError';

function LastReadError(props: {
  error: ReadFailure;
  isPending: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const age = useAge(props.error.occurredAt);
  return <ReadError {...props} title={t('section.error', { age })} />;
}

/** Why a section is not up to date: the reader's own try where that failed, else the portal's last. */
export function SectionError(props: {
  error: ReadFailure | null;
  refreshError: Error | null;
  isPending: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { error, refreshError, ...retry } = props;
  if (refreshError) {
    return (
      <ReadError
        {...retry}
        title={t('section.refreshError')}
        error={refreshError}
      />
    );
  }
  return error && <LastReadError {...retry} error={error} />;
}
