import { useRef, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { secureStudioApiRef } from '../../api';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { openStudioTab } from './openStudioTab';

/** A second press within this time belongs to the first. */
const DOUBLE_CLICK_MS = 500;

/**
 * Opens Studio for a profile, one at a time. The studio URL is a credential: it goes from the answer
 * to the tab and is kept nowhere.
 */
export function useOpenStudio(environment: string) {
  const api = useApi(secureStudioApiRef);
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const closedUntil = useRef(0);
  const [opening, setOpening] = useState<string>();
  const [error, setError] = useState<string>();

  const open = async (profile: string) => {
    const pressedAt = Date.now();
    if (pressedAt < closedUntil.current) {
      return;
    }
    const tab = openStudioTab(t('profiles.tabTitle'));
    if (!tab) {
      setError(t('profiles.popupBlocked'));
      return;
    }
    closedUntil.current = Infinity;
    setOpening(profile);
    setError(undefined);
    try {
      const { url } = await api.createStudioUrl({ name: environment, profile });
      if (!tab.show(url)) {
        throw new Error(t('profiles.unexpectedUrl'));
      }
    } catch (failure) {
      tab.close();
      setError(reasonOf(toError(failure)));
    } finally {
      closedUntil.current = pressedAt + DOUBLE_CLICK_MS;
      setOpening(undefined);
    }
  };

  return { open, opening, error };
}
