import { Button, Container, Flex, Header } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEnvironments } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { EmptyState } from '../EmptyState';
import { ReadError } from '../ReadError';
import { RequestButton } from '../RequestButton';
import { EnvironmentFilters } from './EnvironmentFilters';
import { EnvironmentTable } from './EnvironmentTable';
import { useEnvironmentTable } from './useEnvironmentTable';

/** Every environment that the viewer may see. */
export function EnvironmentListPage() {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { data, dataUpdatedAt, error, isFetching, refetch } = useEnvironments();
  const table = useEnvironmentTable(data);
  const isEmpty = data?.length === 0;

  return (
    <>
      <Header
        title={t('list.title')}
        customActions={<RequestButton>{t('request')}</RequestButton>}
      />
      <Container>
        <Flex direction="column" gap="4">
          {error && (
            <ReadError
              title={t('list.errorTitle')}
              error={error}
              readAt={data && dataUpdatedAt}
              isPending={isFetching}
              onRetry={refetch}
            />
          )}
          {isEmpty && (
            <EmptyState
              title={t('list.emptyTitle')}
              description={t('list.emptyDescription')}
              action={<RequestButton>{t('request')}</RequestButton>}
            />
          )}
          {!isEmpty && (data || !error) && (
            <>
              <EnvironmentFilters
                environments={data ?? []}
                search={table.search}
                filter={table.filter}
              />
              <EnvironmentTable
                tableProps={table.tableProps}
                emptyState={
                  <EmptyState
                    title={t('list.noMatchTitle')}
                    description={t('list.noMatchDescription')}
                    action={
                      <Button variant="secondary" onPress={table.clear}>
                        {t('list.clearFilters')}
                      </Button>
                    }
                  />
                }
              />
            </>
          )}
        </Flex>
      </Container>
    </>
  );
}
