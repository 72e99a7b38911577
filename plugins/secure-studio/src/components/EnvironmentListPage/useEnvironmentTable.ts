import { useMemo } from 'react';
import { SortDescriptor, useTable } from '@backstage/ui';
import {
  EnvironmentStatus,
  EnvironmentSummary,
} from 'backstage-plugin-secure-studio-common';

/** A row of the table: an environment by its name. */
export type EnvironmentRow = EnvironmentSummary & { id: string };

/** What the rows are narrowed to; an absent key narrows nothing. */
export interface EnvironmentFilter {
  status?: EnvironmentStatus;
  owner?: string;
}

const SORT_KEYS: Record<string, (row: EnvironmentRow) => string> = {
  name: row => row.name,
  team: row => row.owner,
  status: row => row.status,
  target: row => row.target,
  egressMode: row => row.egressMode ?? '',
  age: row => row.createdAt ?? '',
};

function sortRows(rows: EnvironmentRow[], sort: SortDescriptor) {
  const key = SORT_KEYS[String(sort.column)] ?? SORT_KEYS.name;
  // The youngest has the greatest time of creation and the smallest age.
  const ageIsReversed = sort.column === 'age' ? -1 : 1;
  const direction = (sort.direction === 'descending' ? -1 : 1) * ageIsReversed;
  return [...rows].sort((a, b) => key(a).localeCompare(key(b)) * direction);
}

function filterRows(rows: EnvironmentRow[], filter: EnvironmentFilter) {
  return rows.filter(
    row =>
      (!filter.status || row.status === filter.status) &&
      (!filter.owner || row.owner === filter.owner),
  );
}

function searchRows(rows: EnvironmentRow[], search: string) {
  const wanted = search.trim().toLocaleLowerCase('en-US');
  return rows.filter(row =>
    [row.name, row.owner, row.target].some(text =>
      text.toLocaleLowerCase('en-US').includes(wanted),
    ),
  );
}

/** Search, filters and sort of the environments. */
export function useEnvironmentTable(
  environments: EnvironmentSummary[] | undefined,
) {
  const data = useMemo(
    () => environments?.map(row => ({ ...row, id: row.name })),
    [environments],
  );
  const table = useTable<EnvironmentRow, EnvironmentFilter>({
    mode: 'complete',
    data,
    initialSort: { column: 'name', direction: 'ascending' },
    sortFn: sortRows,
    filterFn: filterRows,
    searchFn: searchRows,
    paginationOptions: { pageSize: 50 },
  });
  const clear = () => {
    table.search.onChange('');
    table.filter.onChange({});
  };
  return { ...table, clear };
}
