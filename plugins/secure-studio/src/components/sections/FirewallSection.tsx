import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { AwsStatusBadge } from '../status';
import { SectionCard } from './SectionCard';
import { SectionTable } from './SectionTable';

/** The Network Firewall, zone by zone. */
export function FirewallSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <SectionCard environment={props.environment} name="firewall">
      {({ egressMode, policyName, zones }) => (
        <>
          {policyName && (
            <Text color="secondary">
              {t('firewall.policy', { name: policyName })}
            </Text>
          )}
          {zones.length === 0 && (
            <Text>
              {egressMode === 'none' || egressMode === 'open'
                ? t(`firewall.${egressMode}`)
                : t('firewall.empty')}
            </Text>
          )}
          {zones.length > 0 && (
            <SectionTable
              label={t('sectionTitle.firewall')}
              items={zones}
              itemKey={zone => `${zone.zone}/${zone.firewallName}`}
              columns={[
                { title: t('firewall.zone'), cell: zone => zone.zone },
                {
                  title: t('firewall.status'),
                  cell: zone => <AwsStatusBadge status={zone.status} />,
                },
                {
                  title: t('firewall.syncState'),
                  cell: zone =>
                    zone.syncState && (
                      <AwsStatusBadge status={zone.syncState} />
                    ),
                },
                {
                  title: t('firewall.attachment'),
                  cell: zone =>
                    zone.attachmentStatus && (
                      <AwsStatusBadge status={zone.attachmentStatus} />
                    ),
                },
                {
                  title: t('firewall.firewall'),
                  cell: zone => zone.firewallName,
                },
              ]}
            />
          )}
          {zones
            .filter(zone => zone.statusMessage)
            .map(zone => (
              <Text key={zone.zone} color="danger">
                {zone.zone}: {zone.statusMessage}
              </Text>
            ))}
        </>
      )}
    </SectionCard>
  );
}
