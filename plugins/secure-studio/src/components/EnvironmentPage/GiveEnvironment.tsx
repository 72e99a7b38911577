import { useState } from 'react';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  ChangedOwner,
  OwnerChange,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../../api';
import { useTeams } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { GiveForm } from './GiveForm';

function Given(props: { changed: ChangedOwner }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { owner, name, profilesOfOthers } = props.changed;
  const profiles = profilesOfOthers.map(({ profile }) => profile).join(', ');
  return (
    <Alert
      role="status"
      status={profiles ? 'warning' : 'success'}
      icon
      title={t('give.done', { owner })}
      description={
        <>
          {t('give.doneHint', { name })}{' '}
          {profiles && t('give.others', { profiles })}
        </>
      }
    />
  );
}

function GiveDialog(props: { name: string; close: () => void }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const api = useApi(secureStudioApiRef);
  const queryClient = useQueryClient();
  const [change, setChange] = useState<Partial<OwnerChange>>({});
  const { owner } = change;
  const give = useMutation({
    mutationFn: (request: OwnerChange) =>
      api.giveEnvironment({ environment: props.name, ...request }),
    onSuccess: () => queryClient.invalidateQueries(),
  });

  return (
    <>
      <DialogHeader>{t('give.title', { name: props.name })}</DialogHeader>
      <DialogBody>
        {give.data ? (
          <Given changed={give.data} />
        ) : (
          <GiveForm change={change} onChange={setChange} />
        )}
        {give.error && (
          <Alert
            role="alert"
            status="danger"
            icon
            title={t('give.failed')}
            description={reasonOf(give.error)}
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.close}>
          {t(give.data ? 'give.close' : 'give.cancel')}
        </Button>
        {!give.data && (
          <Button
            isDisabled={!owner}
            isPending={give.isPending}
            onPress={() => owner && give.mutate({ ...change, owner })}
          >
            {t('give.action')}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}

/** Lets an admin give the environment to another group, and nobody else. */
export function GiveEnvironment(props: { name: string }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const { data } = useTeams();
  if (!data?.isAdmin) {
    return null;
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button variant="secondary">{t('give.action')}</Button>
      <Dialog>
        <GiveDialog name={props.name} close={() => setOpen(false)} />
      </Dialog>
    </DialogTrigger>
  );
}
