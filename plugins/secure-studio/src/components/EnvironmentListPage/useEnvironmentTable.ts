import { SortDescriptor, TableProps } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EnvironmentSort,
  EnvironmentSummary,
} from 'backstage-plugin-secure-studio-common';
import { useEnvironments } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { useSettled } from '../fields/useSettled';
import { ListView, writeAddress } from './listAddress';
import { useListPages } from './useListPages';

/** A row of the table: an environment by its name. */
export type EnvironmentRow = EnvironmentSummary & { id: string };

const PAGE_SIZE = 50;

/** The youngest has the greatest time of creation and the smallest age. */
const AGE = 'age';
const REVERSED = { asc: 'desc', desc: 'asc' } as const;

/** A column's id is what it is sorted by, but for the age. */
function toDescriptor({ sort, order }: ListView): SortDescriptor {
  const [column, direction] =
    sort === 'createdAt' ? [AGE, REVERSED[order]] : [sort, order];
  return {
    column,
    direction: direction === 'asc' ? 'ascending' : 'descending',
  };
}

function fromDescriptor({
  column,
  direction,
}: SortDescriptor): Pick<ListView, 'sort' | 'order'> {
  const order = direction === 'descending' ? 'desc' : 'asc';
  return column === AGE
    ? { sort: 'createdAt', order: REVERSED[order] }
    : { sort: column as EnvironmentSort, order };
}

/** The page of a view, as a table has it. */
export function useEnvironmentTable(
  view: ListView,
  setView: (view: ListView) => void,
) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const search = useSettled(view.search);
  const settled = { ...view, search };
  const pages = useListPages(writeAddress(settled).toString());
  const query = useEnvironments({
    ...settled,
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  const { data, isPending, isPlaceholderData } = query;

  const tableProps: Pick<
    TableProps<EnvironmentRow>,
    'data' | 'isPending' | 'isStale' | 'pagination' | 'sort'
  > = {
    data: data?.items.map(item => ({ ...item, id: item.name })),
    isPending,
    isStale: isPlaceholderData,
    pagination: {
      type: 'page',
      pageSize: PAGE_SIZE,
      pageSizeOptions: [],
      offset: pages.before * PAGE_SIZE,
      totalCount: data?.total,
      hasNextPage: Boolean(data?.nextCursor) && !isPlaceholderData,
      hasPreviousPage: pages.before > 0,
      onNextPage: () => data?.nextCursor && pages.next(data.nextCursor),
      onPreviousPage: pages.previous,
      getLabel: ({ offset = 0, totalCount = 0 }) =>
        t('list.range', {
          from: offset + 1,
          to: offset + (data?.items.length ?? 0),
          total: totalCount,
        }),
    },
    sort: {
      descriptor: toDescriptor(view),
      onSortChange: sort => setView({ ...view, ...fromDescriptor(sort) }),
    },
  };
  return { query, tableProps };
}
