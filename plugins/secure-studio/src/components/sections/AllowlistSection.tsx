import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Allowlist,
  domainSets,
  Environment,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { DomainList } from './DomainList';
import { SectionCard } from './SectionCard';

/** The domains that Studio may reach, or may not: the team's own and those of the product. */
export function AllowlistSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <SectionCard environment={props.environment} name="allowlist">
      {allowlist =>
        allowlist.egressMode === 'none' || allowlist.egressMode === 'open' ? (
          <Text>{t(`allowlist.${allowlist.egressMode}`)}</Text>
        ) : (
          <Lists allowlist={allowlist} />
        )
      }
    </SectionCard>
  );
}

function Lists(props: { allowlist: Allowlist }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { baseline, egressMode, team } = props.allowlist;
  return (
    <>
      {egressMode === 'denylist' && (
        <Text color="warning">{t('allowlist.denylist')}</Text>
      )}
      <DomainList
        title={t('allowlist.team')}
        description={t('allowlist.teamDescription')}
        domains={team.domains}
        empty={t('allowlist.teamEmpty')}
      />
      {team.unreviewed.length > 0 && (
        <Text color="warning">
          {t('allowlist.unreviewed', { domains: team.unreviewed.join(', ') })}
        </Text>
      )}
      <ResolverDifference team={team} />
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
        description={t(
          egressMode === 'denylist'
            ? 'allowlist.baselineBlocked'
            : 'allowlist.baselineDescription',
        )}
        domains={baseline}
        empty={t('allowlist.baselineEmpty')}
      />
    </>
  );
}

/** Says where DNS Firewall and the firewall have different lists of the team's. */
function ResolverDifference(props: { team: Allowlist['team'] }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { domains, resolverDomains } = props.team;
  if (resolverDomains === null) {
    return <Text color="danger">{t('allowlist.resolverEmpty')}</Text>;
  }
  const resolved = domainSets.fromResolverDomains(resolverDomains);
  const isSame =
    resolved && domainSets.isSame(resolved, domainSets.normalForm(domains));
  return isSame ? null : (
    <Text color="danger">
      {t('allowlist.resolverDiffers', {
        domains: resolverDomains.join(', ') || '–',
      })}
    </Text>
  );
}
