import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { secureStudioTranslationRef } from '../../translation';
import styles from './DomainList.module.css';

/** Domains of one kind, with what the kind means. A leading dot stands for the subdomains too. */
export function DomainList(props: {
  title: string;
  description: string;
  domains: string[];
  empty: string;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <section className={styles.root}>
      <Text as="h4" weight="bold">
        {props.title}
      </Text>{' '}
      <Text color="secondary">{props.description}</Text>
      {props.domains.length === 0 && <Text as="p">{props.empty}</Text>}
      {props.domains.length > 0 && (
        <ul className={styles.list} aria-label={props.title}>
          {props.domains.map(domain => (
            <li
              key={domain}
              className={styles.domain}
              title={
                domain.startsWith('.')
                  ? t('allowlist.subdomains', { domain: domain.slice(1) })
                  : undefined
              }
            >
              {domain}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
