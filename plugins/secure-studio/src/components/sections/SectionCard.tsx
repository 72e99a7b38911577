import { ReactNode } from 'react';
import {
  ButtonIcon,
  Card,
  CardBody,
  CardHeader,
  Text,
  Flex,
} from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Environment,
  SectionData,
  SectionName,
} from 'backstage-plugin-secure-studio-common';
import { useSectionRefresh } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { Age } from '../Age';
import { SectionError } from './SectionError';
import styles from './SectionCard.module.css';

/**
 * One section of an environment: its last good data with its age, why the last read failed, and a
 * way to read it again that leaves the other sections alone.
 */
export function SectionCard<Name extends SectionName>(props: {
  environment: Environment;
  name: Name;
  wide?: boolean;
  children: (data: SectionData[Name]) => ReactNode;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { environment, name } = props;
  const refresh = useSectionRefresh(environment.name, name);
  const { observedAt, error } = environment.sections[name];
  // The index type of a mapped section is lost on the way through the generated types.
  const data = environment.sections[name].data as SectionData[Name] | null;
  const title = t(`sectionTitle.${name as SectionName}`);
  const headingId = `secure-studio-${environment.name}-${name}`;

  return (
    <Card
      role="region"
      aria-labelledby={headingId}
      aria-busy={refresh.isPending}
      className={props.wide ? styles.wide : undefined}
    >
      <CardHeader className={styles.header}>
        <Text as="h3" id={headingId} weight="bold" className={styles.title}>
          {title}
        </Text>
        <Text variant="body-small" color="secondary">
          {refresh.isPending && t('section.updating')}
          {!refresh.isPending && !observedAt && t('section.never')}
          {!refresh.isPending &&
            observedAt &&
            t('section.asOf', { age: <Age timestamp={observedAt} /> })}
        </Text>
        <ButtonIcon
          variant="tertiary"
          icon={<RiRefreshLine />}
          aria-label={t('section.refresh', { section: title })}
          isPending={refresh.isPending}
          onPress={() => refresh.mutate()}
        />
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <SectionError
            error={error}
            refreshError={refresh.error}
            isPending={refresh.isPending}
            onRetry={() => refresh.mutate()}
          />
          {data && props.children(data)}
          {!data && !error && (
            <Text className={styles.empty}>{t('section.pending')}</Text>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
