import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RegistrationRequest,
  UnregisteredProduct,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';

/** Asks for whose the environment and its profiles are, since its tags are no proof. */
export function ConfirmationDialog(props: {
  product: UnregisteredProduct;
  isPending: boolean;
  onCancel(): void;
  onConfirm(confirmation: RegistrationRequest['confirmation']): void;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { product } = props;
  const [owner, setOwner] = useState(product.owner);
  const [users, setUsers] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      product.profiles.map(({ name, user }) => [name, user ?? '']),
    ),
  );

  const confirm = () =>
    props.onConfirm({
      owner: owner.trim(),
      profiles: Object.entries(users)
        .map(([name, user]) => ({ name, user: user.trim() }))
        .filter(({ user }) => user !== ''),
    });

  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={isOpen => !isOpen && props.onCancel()}
    >
      <DialogHeader>
        {t('register.confirmOne', { name: product.name })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p">{t('register.confirmDescription')}</Text>
          {product.doubts.map(doubt => (
            <Text key={doubt} as="p" color="warning">
              {doubt}
            </Text>
          ))}
          <TextField
            label={t('register.owner')}
            description={t('register.ownerDescription')}
            value={owner}
            onChange={setOwner}
            isRequired
          />
          {product.profiles.map(({ name }) => (
            <TextField
              key={name}
              label={t('register.profileUser', { profile: name })}
              description={t('register.profileUserDescription')}
              value={users[name] ?? ''}
              onChange={user => setUsers({ ...users, [name]: user })}
            />
          ))}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button
          isDisabled={owner.trim() === ''}
          isPending={props.isPending}
          onPress={confirm}
        >
          {t('register.confirm')}
        </Button>
        <Button variant="secondary" onPress={props.onCancel}>
          {t('register.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
