import {
  FilterState,
  Flex,
  SearchField,
  SearchState,
  Select,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { parseEntityRef } from '@backstage/catalog-model';
import { EnvironmentSummary } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { EnvironmentFilter } from './useEnvironmentTable';
import styles from './EnvironmentFilters.module.css';

const ALL = 'all';

const distinct = <T extends string>(values: T[]) => [...new Set(values)].sort();

/** Narrows the table by text, status and team, of what there is. */
export function EnvironmentFilters(props: {
  environments: EnvironmentSummary[];
  search: SearchState;
  filter: FilterState<EnvironmentFilter>;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { environments, search, filter } = props;
  const statuses = distinct(environments.map(item => item.status));
  const owners = distinct(environments.map(item => item.owner));
  const { status, owner } = filter.value ?? {};

  return (
    <Flex gap="3" align="end" className={styles.root}>
      <SearchField
        className={styles.search}
        aria-label={t('list.search')}
        placeholder={t('list.searchPlaceholder')}
        value={search.value}
        onChange={search.onChange}
      />
      <Select
        aria-label={t('list.statusFilter')}
        options={[
          { value: ALL, label: t('list.allStatuses') },
          ...statuses.map(value => ({ value, label: t(`status.${value}`) })),
        ]}
        value={status ?? ALL}
        onChange={key =>
          filter.onChange({
            owner,
            status: statuses.find(value => value === key),
          })
        }
      />
      <Select
        aria-label={t('list.teamFilter')}
        options={[
          { value: ALL, label: t('list.allTeams') },
          ...owners.map(value => ({
            value,
            label: parseEntityRef(value).name,
          })),
        ]}
        value={owner ?? ALL}
        onChange={key =>
          filter.onChange({
            status,
            owner: owners.find(value => value === key),
          })
        }
      />
    </Flex>
  );
}
