import { Container, Flex, Header, Link } from '@backstage/ui';
import { useRouteRef, useRouteRefParams } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { useEnvironment } from '../../queries';
import { environmentRouteRef, rootRouteRef } from '../../routes';
import { secureStudioTranslationRef } from '../../translation';
import { EntityLink } from '../EntityLink';
import { EnvironmentStatusBadge } from '../status';
import { EnvironmentContent } from './EnvironmentContent';
import { GiveEnvironment } from './GiveEnvironment';

function useMetadata(environment: Environment | undefined) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  if (!environment) {
    return [];
  }
  const { owner, target, region, status, egressMode, requestedBy } =
    environment;
  return [
    {
      label: t('environment.status'),
      value: <EnvironmentStatusBadge status={status} />,
    },
    {
      label: t('environment.team'),
      value: <EntityLink entityRef={owner} />,
    },
    { label: t('environment.target'), value: target },
    { label: t('environment.region'), value: region },
    {
      label: t('environment.egressMode'),
      value: t(`egressMode.${egressMode ?? 'unknown'}`),
    },
    {
      label: t('environment.requestedBy'),
      value: <EntityLink entityRef={requestedBy} />,
    },
  ];
}

/** One environment on a page of its own. */
export function EnvironmentPage() {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { name } = useRouteRefParams(environmentRouteRef);
  const rootRoute = useRouteRef(rootRouteRef);
  const query = useEnvironment(name);
  const metadata = useMetadata(query.data);
  return (
    <>
      <Header
        title={name}
        metadata={metadata}
        customActions={
          <Flex align="center" gap="4">
            <Link href={rootRoute()}>{t('environment.back')}</Link>
            {query.data && <GiveEnvironment name={name} />}
          </Flex>
        }
      />
      <Container>
        <EnvironmentContent name={name} query={query} />
      </Container>
    </>
  );
}
