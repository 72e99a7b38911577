import { ReactNode } from 'react';
import { Flex, Text } from '@backstage/ui';
import styles from './EmptyState.module.css';

/** Says why there is nothing to show and what to do about it. */
export function EmptyState(props: {
  title: string;
  description: string;
  action?: ReactNode;
}) {
  return (
    <Flex direction="column" align="center" gap="3" className={styles.root}>
      <Text as="h2" variant="title-x-small">
        {props.title}
      </Text>
      <Text as="p" color="secondary" className={styles.description}>
        {props.description}
      </Text>
      {props.action}
    </Flex>
  );
}
