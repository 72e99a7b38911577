import { Alert, Card, CardBody, CardHeader, Text, Flex } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment, Operation } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { Age } from '../Age';
import { EntityLink } from '../EntityLink';
import { RequestButton } from '../RequestButton';
import { OperationEvents } from './OperationEvents';
import { OperationProgress } from './OperationProgress';
import { requestDraft } from './requestDraft';
import styles from './OperationCard.module.css';

function FailedOperation(props: {
  environment: Environment;
  operation: Operation;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { environment, operation } = props;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('operation.failedTitle')}
      description={
        <>
          <span className={styles.reason}>
            {operation.error?.message ?? operation.message}
          </span>{' '}
          {t('operation.askAgainHint')}
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

/** What the environment's last operation does, or why it failed, with the stack's events. */
export function OperationCard(props: {
  environment: Environment;
  operation: Operation;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { environment, operation } = props;
  const headingId = `secure-studio-operation-${operation.id}`;
  return (
    <Card role="region" aria-labelledby={headingId}>
      <CardHeader className={styles.header}>
        <Text as="h3" id={headingId} weight="bold" className={styles.title}>
          {t('operation.title')}
        </Text>
        <Text variant="body-small" color="secondary">
          {operation.attempt > 1 && (
            <>{t('operation.attempt', { attempt: operation.attempt })} · </>
          )}
          {t('operation.started', {
            age: <Age timestamp={operation.createdAt} />,
            user: (
              <EntityLink
                entityRef={operation.requestedBy}
                variant="body-small"
              />
            ),
          })}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          {operation.state === 'failed' ? (
            <FailedOperation environment={environment} operation={operation} />
          ) : (
            <OperationProgress operation={operation} />
          )}
          <OperationEvents operation={operation} />
        </Flex>
      </CardBody>
    </Card>
  );
}
