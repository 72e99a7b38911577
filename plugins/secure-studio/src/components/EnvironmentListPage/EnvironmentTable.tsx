import { ReactElement } from 'react';
import { Cell, CellText, ColumnConfig, Table, TableProps } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { environmentRouteRef } from '../../routes';
import { secureStudioTranslationRef } from '../../translation';
import { Age } from '../Age';
import { EntityLink } from '../EntityLink';
import { EnvironmentStatusBadge, StatusReason } from '../status';
import { EnvironmentRow } from './useEnvironmentTable';

/** The environments as rows that lead to their pages. */
export function EnvironmentTable(props: {
  tableProps: Omit<TableProps<EnvironmentRow>, 'columnConfig'>;
  emptyState: ReactElement;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const environmentRoute = useRouteRef(environmentRouteRef);

  const columns: ColumnConfig<EnvironmentRow>[] = [
    {
      id: 'name',
      label: t('list.columns.name'),
      isRowHeader: true,
      isSortable: true,
      cell: row => (
        <CellText
          title={row.name}
          href={environmentRoute({ name: row.name })}
        />
      ),
    },
    {
      id: 'owner',
      label: t('list.columns.team'),
      isSortable: true,
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.owner} />
        </Cell>
      ),
    },
    {
      id: 'status',
      label: t('list.columns.status'),
      isSortable: true,
      cell: row => (
        <Cell>
          <EnvironmentStatusBadge status={row.status} />
          <StatusReason environment={row} isShort />
        </Cell>
      ),
    },
    {
      id: 'target',
      label: t('list.columns.target'),
      isSortable: true,
      cell: row => <CellText title={row.target} />,
    },
    {
      id: 'egressMode',
      label: t('list.columns.egressMode'),
      cell: row => (
        <CellText title={t(`egressMode.${row.egressMode ?? 'unknown'}`)} />
      ),
    },
    {
      id: 'age',
      label: t('list.columns.age'),
      isSortable: true,
      cell: row => (
        <Cell>{row.createdAt && <Age timestamp={row.createdAt} />}</Cell>
      ),
    },
  ];

  return (
    <Table
      {...props.tableProps}
      columnConfig={columns}
      emptyState={props.emptyState}
      rowConfig={{ getHref: row => environmentRoute({ name: row.name }) }}
    />
  );
}
