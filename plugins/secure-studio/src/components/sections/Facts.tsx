import { ReactNode } from 'react';
import styles from './Facts.module.css';

/** Names and values; a value that is not known is left out. */
export function Facts(props: { facts: [name: string, value: ReactNode][] }) {
  const known = props.facts.filter(([, value]) => value !== null);
  return (
    <dl className={styles.root}>
      {known.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
