import { useState } from 'react';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Operation } from 'backstage-plugin-secure-studio-common';
import { Ending, useOperationEnding } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';

/** Asks whether the operation is to be ended, and says what stays. */
function EndingDialog(props: {
  operation: Operation;
  ending: Ending;
  onClose(): void;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { operation, ending, onClose } = props;
  const { mutate, isPending, error } = useOperationEnding(operation);
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t(`operation.${ending}.title`)}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p">
            {t(`operation.${ending}.description`, {
              name: operation.environment,
            })}
          </Text>
          {error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('operation.endError')}
              description={reasonOf(error)}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button
          isPending={isPending}
          onPress={() => mutate(ending, { onSuccess: onClose })}
        >
          {t(`operation.${ending}.confirm`)}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('operation.keep')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Lets a viewer who may do so end the operation: in the way that was offered, also where it gets further meanwhile. */
export function EndOperation(props: { operation: Operation }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { operation } = props;
  const [asked, setAsked] = useState<Ending>();
  const offered = operation.cancellable;
  return (
    <>
      {offered && (
        <Button variant="secondary" onPress={() => setAsked(offered)}>
          {t(`operation.${offered}.button`)}
        </Button>
      )}
      {asked && (
        <EndingDialog
          operation={operation}
          ending={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
