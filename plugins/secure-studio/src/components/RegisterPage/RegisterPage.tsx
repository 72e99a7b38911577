import { Container, Flex, Header, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRegistration, useUnregistered } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { EmptyState } from '../EmptyState';
import { ReadError } from '../ReadError';
import { RegistrationOutcome } from './RegistrationOutcome';
import { SuspendedSweeps } from './SuspendedSweeps';
import { UnregisteredList } from './UnregisteredList';

/** What AWS has of this portal's that its register does not: for platform admins. */
export function RegisterPage() {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { data, dataUpdatedAt, error, isFetching, refetch } = useUnregistered({
    enabled: true,
  });
  const registration = useRegistration();

  return (
    <>
      <Header title={t('register.title')} />
      <Container>
        <Flex direction="column" gap="4">
          <Text as="p" color="secondary">
            {t('register.description')}
          </Text>
          <SuspendedSweeps />
          <RegistrationOutcome
            results={registration.data}
            error={registration.error}
          />
          {error && (
            <ReadError
              title={t('register.errorTitle')}
              error={error}
              readAt={data && dataUpdatedAt}
              isPending={isFetching}
              onRetry={refetch}
            />
          )}
          {data?.length === 0 && (
            <EmptyState
              title={t('register.emptyTitle')}
              description={t('register.emptyDescription')}
            />
          )}
          {data && data.length > 0 && (
            <UnregisteredList products={data} registration={registration} />
          )}
        </Flex>
      </Container>
    </>
  );
}
