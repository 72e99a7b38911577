import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EnvironmentSummary,
  StatusSource,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import styles from './StatusReason.module.css';

function useSourceTitle() {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (source: StatusSource) => {
    switch (source) {
      case 'operation':
      case 'target':
      case 'owner':
        return t(`statusSource.${source}`);
      default:
        return t(`sectionTitle.${source}`);
    }
  };
}

/** Why the status is what it is, after what says so. */
export function StatusReason(props: {
  environment: Pick<EnvironmentSummary, 'statusReason'>;
  /** In two lines at most. */
  isShort?: boolean;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const sourceTitle = useSourceTitle();
  const { statusReason } = props.environment;
  if (!statusReason) {
    return null;
  }
  const { source, message } = statusReason;
  const text = t('statusReason', { source: sourceTitle(source), message });
  return (
    <Text
      as="p"
      variant={props.isShort ? 'body-small' : 'body-medium'}
      color={props.isShort ? 'secondary' : 'primary'}
      className={props.isShort ? styles.short : styles.reason}
      title={props.isShort ? text : undefined}
    >
      {text}
    </Text>
  );
}
