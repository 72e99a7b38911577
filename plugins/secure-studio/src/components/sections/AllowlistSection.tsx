import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { DomainList } from './DomainList';
import { SectionCard } from './SectionCard';

/** The domains that Studio may reach: the team's own and those of the product. */
export function AllowlistSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <SectionCard environment={props.environment} name="allowlist">
      {({ baseline, team }) => (
        <>
          <DomainList
            title={t('allowlist.team')}
            description={t('allowlist.teamDescription')}
            domains={team.domains}
            empty={t('allowlist.teamEmpty')}
          />
          {team.capacity !== null && team.consumedCapacity !== null && (
            <Text variant="body-small" color="secondary">
              {t('allowlist.capacity', {
                consumed: team.consumedCapacity,
                capacity: team.capacity,
              })}
            </Text>
          )}
          <DomainList
            title={t('allowlist.baseline')}
            description={t('allowlist.baselineDescription')}
            domains={baseline}
            empty={t('allowlist.baselineEmpty')}
          />
        </>
      )}
    </SectionCard>
  );
}
