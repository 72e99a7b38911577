import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Inventory } from 'backstage-plugin-secure-studio-common';
import { useInventory, useMissingConfirmation } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';

/** The targets of which so much is missing that nothing is concluded until an admin says so. */
export function SuspendedSweeps() {
  const { data = [] } = useInventory({ enabled: true });
  return data
    .filter(({ state }) => state === 'suspended')
    .map(inventory => (
      <SuspendedSweep key={inventory.target} inventory={inventory} />
    ));
}

function SuspendedSweep(props: { inventory: Inventory }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { target, missing, missingCount, confirmation } = props.inventory;
  const confirming = useMissingConfirmation();
  const names = missing.map(({ name }) => name);
  const isConfirmed = names.every(name =>
    confirmation?.environments.includes(name),
  );
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('inventory.suspended', { count: missingCount, target })}
      description={
        <Flex direction="column" gap="2">
          <Text as="p">{names.join(', ')}</Text>
          <Text as="p">
            {t(isConfirmed ? 'inventory.confirmed' : 'inventory.description')}
          </Text>
          {confirming.error && (
            <Text as="p" color="danger">
              {reasonOf(confirming.error)}
            </Text>
          )}
        </Flex>
      }
      customActions={
        !isConfirmed && (
          <Button
            variant="secondary"
            isPending={confirming.isPending}
            onPress={() => confirming.mutate({ target, environments: names })}
          >
            {t('inventory.confirm')}
          </Button>
        )
      }
    />
  );
}
