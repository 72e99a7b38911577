import { Alert, Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { secureStudioTranslationRef } from '../translation';
import { useAge } from './Age';
import { reasonOf } from './failure';

function KeptSince(props: { readAt: number }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const age = useAge(new Date(props.readAt).toISOString());
  return <>{t('kept', { age })}</>;
}

/** Says why a read failed and offers to try it again. */
export function ReadError(props: {
  title: string;
  error: { message: string; cause?: unknown };
  /** When that was read which is shown still, in milliseconds since the epoch. */
  readAt?: number;
  isPending: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={props.title}
      description={
        <>
          {reasonOf(props.error)}{' '}
          {props.readAt && <KeptSince readAt={props.readAt} />}
        </>
      }
      customActions={
        <Button
          variant="secondary"
          isPending={props.isPending}
          onPress={props.onRetry}
        >
          {t('retry')}
        </Button>
      }
    />
  );
}
