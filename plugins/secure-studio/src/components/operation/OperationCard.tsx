import { Card, CardBody, CardHeader, Text, Flex } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment, Operation } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { Age } from '../Age';
import { EntityLink } from '../EntityLink';
import { EndedOperation } from './EndedOperation';
import { EndOperation } from './EndOperation';
import { OperationEvents } from './OperationEvents';
import { OperationProgress } from './OperationProgress';
import styles from './OperationCard.module.css';

/** What the environment's last operation does, or why it failed, with the stack's events. */
export function OperationCard(props: {
  environment: Environment;
  operation: Operation;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { environment, operation } = props;
  const { state } = operation;
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
        <EndOperation operation={operation} />
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          {state === 'open' || state === 'succeeded' ? (
            <OperationProgress operation={operation} />
          ) : (
            <EndedOperation
              environment={environment}
              operation={operation}
              state={state}
            />
          )}
          <OperationEvents operation={operation} />
        </Flex>
      </CardBody>
    </Card>
  );
}
