import { Button, Container, Flex, Header } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { secureStudioTranslationRef } from '../../translation';
import { EmptyState } from '../EmptyState';
import { ReadError } from '../ReadError';
import { RequestButton } from '../RequestButton';
import { EnvironmentFilters } from './EnvironmentFilters';
import { EnvironmentTable } from './EnvironmentTable';
import { isNarrowed } from './listAddress';
import { useEnvironmentTable } from './useEnvironmentTable';
import { UnregisteredNotice } from './UnregisteredNotice';
import { useListView } from './useListView';

/** The environments that the viewer may see, page by page. */
export function EnvironmentListPage() {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const [view, setView] = useListView();
  const { query, tableProps } = useEnvironmentTable(view, setView);
  const { data, dataUpdatedAt, error, isFetching, refetch } = query;
  const isEmpty = data?.total === 0 && !isNarrowed(view);

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
          <UnregisteredNotice />
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
                view={view}
                onChange={setView}
                shown={data?.items ?? []}
              />
              <EnvironmentTable
                tableProps={tableProps}
                emptyState={
                  <EmptyState
                    title={t('list.noMatchTitle')}
                    description={t('list.noMatchDescription')}
                    action={
                      <Button
                        variant="secondary"
                        onPress={() =>
                          setView({ sort: view.sort, order: view.order })
                        }
                      >
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
