import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { DateTime } from 'luxon';
import {
  Operation,
  OperationEvent,
} from 'backstage-plugin-secure-studio-common';
import { useOperationEvents } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { AwsStatusBadge } from '../status';
import styles from './OperationEvents.module.css';

const FIRST_SHOWN = 12;

function EventRow(props: { event: OperationEvent }) {
  const { occurredAt, logicalId, resourceType, status, message } = props.event;
  return (
    <li className={styles.event}>
      <time dateTime={occurredAt} className={styles.time}>
        {DateTime.fromISO(occurredAt).toLocaleString(
          DateTime.TIME_24_WITH_SECONDS,
        )}
      </time>
      <span className={styles.status}>
        {status && <AwsStatusBadge status={status} />}
      </span>
      <span className={styles.what}>
        {logicalId}{' '}
        {resourceType && <span className={styles.type}>{resourceType}</span>}
        {message && <span className={styles.message}>{message}</span>}
      </span>
    </li>
  );
}

/** The event log of an operation, newest first, as it grows. */
export function OperationEvents(props: { operation: Operation }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { data, error } = useOperationEvents(props.operation);
  const [showsAll, setShowsAll] = useState(false);
  const newestFirst = [...(data ?? [])].reverse();
  const shown = showsAll ? newestFirst : newestFirst.slice(0, FIRST_SHOWN);
  return (
    <section aria-label={t('operation.events')} className={styles.root}>
      <Text as="h4" variant="body-small" color="secondary">
        {t('operation.events')}
      </Text>
      {error && (
        <Text as="p" role="alert" color="warning">
          {t('operation.eventsError', { reason: reasonOf(error) })}
        </Text>
      )}
      {data?.length === 0 && <Text as="p">{t('operation.noEvents')}</Text>}
      {shown.length > 0 && (
        <ol className={styles.list} aria-label={t('operation.events')}>
          {shown.map(event => (
            <EventRow key={event.sequence} event={event} />
          ))}
        </ol>
      )}
      {shown.length < newestFirst.length && (
        <Button variant="tertiary" onPress={() => setShowsAll(true)}>
          {t('operation.allEvents', { total: newestFirst.length })}
        </Button>
      )}
    </section>
  );
}
