import { Badge } from '@backstage/ui';
import { Tone } from './tone';
import styles from './StatusBadge.module.css';

/** A status in words, with a dot that says how good it is. */
export function StatusBadge(props: { tone: Tone; children: string }) {
  return (
    <Badge
      className={styles.badge}
      icon={<span className={styles.dot} data-tone={props.tone} aria-hidden />}
    >
      {props.children}
    </Badge>
  );
}
