import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EnvironmentStatus } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { StatusBadge } from './StatusBadge';
import { ENVIRONMENT_TONES } from './tone';

export function EnvironmentStatusBadge(props: { status: EnvironmentStatus }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <StatusBadge tone={ENVIRONMENT_TONES[props.status]}>
      {t(`status.${props.status}`)}
    </StatusBadge>
  );
}
