import { Alert, Link } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTeams, useUnregistered } from '../../queries';
import { registerRouteRef } from '../../routes';
import { secureStudioTranslationRef } from '../../translation';

/** Tells admins that AWS has environments which the register does not. */
export function UnregisteredNotice() {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const registerRoute = useRouteRef(registerRouteRef);
  const isAdmin = useTeams().data?.isAdmin ?? false;
  const { data } = useUnregistered({ enabled: isAdmin });
  const count = data?.length ?? 0;
  if (count === 0) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('register.notice', { count })}
      description={t('register.noticeDescription')}
      customActions={
        <Link href={registerRoute()}>{t('register.noticeLink')}</Link>
      }
    />
  );
}
