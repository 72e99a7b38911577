import { Alert, Badge, Button, Text } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment, Profile } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { EntityLink } from '../EntityLink';
import { AwsStatusBadge } from '../status';
import { SectionCard } from './SectionCard';
import { useOpenStudio } from './useOpenStudio';
import { profileAccess } from './profileAccess';
import styles from './ProfilesSection.module.css';

function ProfileRow(props: {
  profile: Profile;
  environment: Environment;
  opening: string | undefined;
  onOpen: () => void;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { profile, environment, opening } = props;
  const access = profileAccess(profile, environment.status);
  return (
    <li className={styles.profile}>
      <div className={styles.facts}>
        <Text weight="bold">{profile.name}</Text>{' '}
        <AwsStatusBadge status={profile.status} />{' '}
        {profile.own && <Badge>{t('profiles.yours')}</Badge>}
        {profile.user && !profile.own && (
          <Text as="p" variant="body-small" color="secondary">
            {t('profiles.belongsTo', {
              user: (
                <EntityLink entityRef={profile.user} variant="body-small" />
              ),
            })}
          </Text>
        )}
        {access !== 'openable' && (
          <Text as="p" variant="body-small" color="secondary">
            {t(`profiles.${access}`)}
          </Text>
        )}
      </div>
      {profile.own && (
        <Button
          aria-label={t('profiles.openProfile', { profile: profile.name })}
          iconEnd={<RiExternalLinkLine />}
          isDisabled={access !== 'openable'}
          isPending={opening === profile.name}
          onPress={props.onOpen}
        >
          {t('profiles.open')}
        </Button>
      )}
    </li>
  );
}

/** The domain's user profiles; one's own can be opened. */
export function ProfilesSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { environment } = props;
  const { open, opening, error } = useOpenStudio(environment.name);
  return (
    <SectionCard environment={environment} name="profiles">
      {profiles => (
        <>
          {error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('profiles.openFailed')}
              description={error}
            />
          )}
          {profiles.length === 0 && <Text>{t('profiles.empty')}</Text>}
          <ul className={styles.list}>
            {profiles.map(profile => (
              <ProfileRow
                key={profile.name}
                profile={profile}
                environment={environment}
                opening={opening}
                onOpen={() => open(profile.name)}
              />
            ))}
          </ul>
        </>
      )}
    </SectionCard>
  );
}
