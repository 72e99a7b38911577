import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Operation } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import styles from './OperationProgress.module.css';

/** How far an operation is and what it does now. */
export function OperationProgress(props: { operation: Operation }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { completed, total } = props.operation.progress;
  const isKnown = total > 0;
  return (
    <div className={styles.root}>
      <progress
        className={styles.bar}
        aria-label={t('operation.progress')}
        {...(isKnown && { value: completed, max: total })}
      />
      <Text role="status">{props.operation.message}</Text>
      {isKnown && (
        <Text variant="body-small" color="secondary">
          {t('operation.progressText', { completed, total })}
        </Text>
      )}
    </div>
  );
}
