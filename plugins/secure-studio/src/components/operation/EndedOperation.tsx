import { Alert } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment, Operation } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { RequestButton } from '../RequestButton';
import { requestDraft } from './requestDraft';
import styles from './OperationCard.module.css';

/** The ends after which there is something to say and to do. */
export type BadEnd = Exclude<Operation['state'], 'open' | 'succeeded'>;

const LOOKS = {
  failed: { role: 'alert', status: 'danger' },
  cancelled: { role: 'status', status: 'info' },
  abandoned: { role: 'status', status: 'warning' },
} as const satisfies Record<BadEnd, object>;

/** Why an operation did not bring what was asked for, and what can be done. */
export function EndedOperation(props: {
  environment: Environment;
  operation: Operation;
  state: BadEnd;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { environment, operation, state } = props;
  return (
    <Alert
      {...LOOKS[state]}
      icon
      title={t(`operation.ended.${state}`)}
      description={
        <>
          <span className={styles.reason}>
            {operation.error?.message ?? operation.message}
          </span>{' '}
          {t(`operation.hint.${state}`)}
        </>
      }
      customActions={
        <RequestButton variant="secondary" draft={requestDraft(environment)}>
          {t('operation.askAgain')}
        </RequestButton>
      }
    />
  );
}
