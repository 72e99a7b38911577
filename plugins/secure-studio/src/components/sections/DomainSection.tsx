import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { Age } from '../Age';
import { AwsStatusBadge } from '../status';
import { Facts } from './Facts';
import { SectionCard } from './SectionCard';

/** The SageMaker domain. */
export function DomainSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <SectionCard environment={props.environment} name="domain">
      {domain => (
        <Facts
          facts={[
            [t('domain.status'), <AwsStatusBadge status={domain.status} />],
            [t('domain.failureReason'), domain.failureReason],
            [t('domain.id'), domain.id],
            [t('domain.name'), domain.name],
            [t('domain.authMode'), domain.authMode],
            [t('domain.networkAccess'), domain.networkAccess],
            [t('domain.vpc'), domain.vpcId],
            [t('domain.subnets'), domain.subnetIds.join(', ') || null],
            [t('domain.key'), domain.kmsKeyId],
            [t('domain.homeEfs'), domain.homeEfsFileSystemCreation],
            [
              t('domain.created'),
              domain.createdAt && <Age timestamp={domain.createdAt} />,
            ],
          ]}
        />
      )}
    </SectionCard>
  );
}
