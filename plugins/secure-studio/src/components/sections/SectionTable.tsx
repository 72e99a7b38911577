import { ReactNode } from 'react';
import styles from './SectionTable.module.css';

/** A column of a section's table. The first column heads the row. */
export interface SectionColumn<Item> {
  title: string;
  cell: (item: Item) => ReactNode;
}

/** A small table without paging or sorting. */
export function SectionTable<Item>(props: {
  label: string;
  columns: SectionColumn<Item>[];
  items: Item[];
  itemKey: (item: Item) => string;
}) {
  const [head, ...rest] = props.columns;
  return (
    <table className={styles.table} aria-label={props.label}>
      <thead>
        <tr>
          {props.columns.map(column => (
            <th key={column.title} scope="col">
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.items.map(item => (
          <tr key={props.itemKey(item)}>
            <th scope="row">{head.cell(item)}</th>
            {rest.map(column => (
              <td key={column.title}>{column.cell(item)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
