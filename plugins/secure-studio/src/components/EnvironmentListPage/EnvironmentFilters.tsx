import { Flex, SearchField, Select } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { parseEntityRef } from '@backstage/catalog-model';
import { EnvironmentSummary } from 'backstage-plugin-secure-studio-common';
import { useOwnTeams } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { ENVIRONMENT_STATUSES } from '../status';
import { ListView } from './listAddress';
import styles from './EnvironmentFilters.module.css';

const ALL = 'all';

interface Option {
  value: string;
  label: string;
}

const byLabel = (one: Option, other: Option) =>
  one.label.localeCompare(other.label);

/** One value, or all of them. */
function Filter(props: {
  label: string;
  all: string;
  options: Option[];
  value: readonly string[] | undefined;
  onChange(value: string[] | undefined): void;
}) {
  return (
    <Select
      aria-label={props.label}
      options={[{ value: ALL, label: props.all }, ...props.options]}
      value={props.value?.[0] ?? ALL}
      onChange={key =>
        props.onChange(key === ALL || key === null ? undefined : [String(key)])
      }
    />
  );
}

/**
 * Narrows the list by text, status, team and target. The teams and targets offered are the viewer's,
 * those on the page and the chosen one.
 */
export function EnvironmentFilters(props: {
  view: ListView;
  onChange(view: ListView): void;
  shown: readonly EnvironmentSummary[];
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { data: ownTeams = [] } = useOwnTeams();
  const { view, onChange, shown } = props;
  const owners = new Set([
    ...ownTeams,
    ...shown.map(({ owner }) => owner),
    ...(view.owner ?? []),
  ]);
  const targets = new Set([
    ...shown.map(({ target }) => target),
    ...(view.target ?? []),
  ]);

  return (
    <Flex gap="3" align="end" className={styles.root}>
      <SearchField
        className={styles.search}
        aria-label={t('list.search')}
        placeholder={t('list.searchPlaceholder')}
        value={view.search ?? ''}
        onChange={search => onChange({ ...view, search: search || undefined })}
      />
      <Filter
        label={t('list.statusFilter')}
        all={t('list.allStatuses')}
        options={ENVIRONMENT_STATUSES.map(value => ({
          value,
          label: t(`status.${value}`),
        }))}
        value={view.status}
        onChange={chosen =>
          onChange({
            ...view,
            status:
              chosen &&
              ENVIRONMENT_STATUSES.filter(status => chosen.includes(status)),
          })
        }
      />
      <Filter
        label={t('list.teamFilter')}
        all={t('list.allTeams')}
        options={[...owners]
          .map(value => ({ value, label: parseEntityRef(value).name }))
          .sort(byLabel)}
        value={view.owner}
        onChange={owner => onChange({ ...view, owner })}
      />
      <Filter
        label={t('list.targetFilter')}
        all={t('list.allTargets')}
        options={[...targets]
          .map(value => ({ value, label: value }))
          .sort(byLabel)}
        value={view.target}
        onChange={target => onChange({ ...view, target })}
      />
    </Flex>
  );
}
