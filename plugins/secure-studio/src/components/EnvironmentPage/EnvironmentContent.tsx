import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { UseQueryResult } from '@tanstack/react-query';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { EmptyState } from '../EmptyState';
import { isNotFound } from '../failure';
import { OperationCard } from '../operation';
import { ReadError } from '../ReadError';
import { RequestButton } from '../RequestButton';
import { ChosenSection, SECTION_CARDS } from '../sections';
import { StatusReason } from '../status';
import styles from './EnvironmentContent.module.css';

const {
  profiles: Profiles,
  allowlist: Allowlist,
  domain: Domain,
  firewall: Firewall,
  ...others
} = SECTION_CARDS;

function Sections(props: { environment: Environment }) {
  const { environment } = props;
  const { operation } = environment;
  return (
    <>
      {operation && operation.state !== 'succeeded' && (
        <OperationCard environment={environment} operation={operation} />
      )}
      <div className={styles.grid}>
        <Profiles environment={environment} />
        <Allowlist environment={environment} />
        <ChosenSection environment={environment} />
        <div className={styles.column}>
          <Domain environment={environment} />
          <Firewall environment={environment} />
        </div>
        {Object.entries(others).map(([name, Other]) => (
          <Other key={name} environment={environment} />
        ))}
      </div>
    </>
  );
}

function Loading() {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <div role="status" className={styles.grid}>
      <VisuallyHidden>{t('environment.loading')}</VisuallyHidden>
      {['profiles', 'allowlist', 'domain', 'firewall'].map(section => (
        <Skeleton key={section} width="100%" height={180} />
      ))}
    </div>
  );
}

/** An environment's sections, as far as they could be read. */
export function EnvironmentContent(props: {
  name: string;
  query: UseQueryResult<Environment, Error>;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { data, dataUpdatedAt, error, isFetching, refetch } = props.query;

  if (isNotFound(error)) {
    return (
      <EmptyState
        title={t('environment.notFoundTitle')}
        description={t('environment.notFoundDescription', { name: props.name })}
        action={<RequestButton>{t('request')}</RequestButton>}
      />
    );
  }
  return (
    <Flex direction="column" gap="4">
      {error && (
        <ReadError
          title={t('environment.errorTitle')}
          error={error}
          readAt={data && dataUpdatedAt}
          isPending={isFetching}
          onRetry={refetch}
        />
      )}
      {data && (
        <>
          <VisuallyHidden role="status">
            {t('environment.statusAnnouncement', {
              status: t(`status.${data.status}`),
            })}
          </VisuallyHidden>
          {/* What an operation says is in its card. */}
          {data.statusReason?.source !== 'operation' && (
            <StatusReason environment={data} />
          )}
          <Sections environment={data} />
        </>
      )}
      {!data && !error && <Loading />}
    </Flex>
  );
}
