import { useState } from 'react';
import { Button, Checkbox, Flex, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RegistrationRequest,
  UnregisteredProduct,
} from 'backstage-plugin-secure-studio-common';
import { useRegistration } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { Age } from '../Age';
import { SectionTable } from '../sections/SectionTable';
import { AwsStatusBadge } from '../status';
import { ConfirmationDialog } from './ConfirmationDialog';

/** The API takes so many at once. */
const MAX_AT_ONCE = 50;

const keyOf = ({ target, provisionedProductId }: RegistrationRequest) =>
  `${target} ${provisionedProductId}`;

/** What may be registered at once, by choice, and what an admin has to confirm singly. */
export function UnregisteredList(props: {
  products: UnregisteredProduct[];
  registration: ReturnType<typeof useRegistration>;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { products, registration } = props;
  const [left, setLeft] = useState<readonly string[]>([]);
  const [confirming, setConfirming] = useState<UnregisteredProduct>();
  const chosen = products
    .filter(
      product => product.doubts.length === 0 && !left.includes(keyOf(product)),
    )
    .slice(0, MAX_AT_ONCE);

  const choose = (product: UnregisteredProduct, isChosen: boolean) =>
    setLeft(
      isChosen
        ? left.filter(key => key !== keyOf(product))
        : [...left, keyOf(product)],
    );

  return (
    <>
      <SectionTable
        label={t('register.title')}
        items={products}
        itemKey={keyOf}
        columns={[
          {
            title: t('register.columns.name'),
            cell: product => (
              <>
                {product.doubts.length === 0 ? (
                  <Checkbox
                    isSelected={!left.includes(keyOf(product))}
                    onChange={isChosen => choose(product, isChosen)}
                  >
                    {product.name}
                  </Checkbox>
                ) : (
                  product.name
                )}
                <Text as="p" variant="body-small" color="secondary">
                  {product.target}
                </Text>
              </>
            ),
          },
          { title: t('register.columns.team'), cell: ({ owner }) => owner },
          {
            title: t('register.columns.profiles'),
            cell: ({ profiles }) => <Profiles profiles={profiles} />,
          },
          {
            title: t('register.columns.status'),
            cell: ({ productStatus }) => (
              <AwsStatusBadge status={productStatus} />
            ),
          },
          {
            title: t('register.columns.age'),
            cell: ({ createdAt }) => createdAt && <Age timestamp={createdAt} />,
          },
          {
            title: t('register.columns.doubts'),
            cell: product => (
              <Doubts
                product={product}
                onConfirm={() => setConfirming(product)}
              />
            ),
          },
        ]}
      />
      <Flex>
        <Button
          isDisabled={chosen.length === 0}
          isPending={registration.isPending}
          onPress={() =>
            registration.mutate(
              chosen.map(({ target, provisionedProductId }) => ({
                target,
                provisionedProductId,
              })),
            )
          }
        >
          {t('register.registerAll', { count: chosen.length })}
        </Button>
      </Flex>
      {confirming && (
        <ConfirmationDialog
          product={confirming}
          isPending={registration.isPending}
          onCancel={() => setConfirming(undefined)}
          onConfirm={confirmation =>
            registration.mutate(
              [
                {
                  target: confirming.target,
                  provisionedProductId: confirming.provisionedProductId,
                  confirmation,
                },
              ],
              { onSettled: () => setConfirming(undefined) },
            )
          }
        />
      )}
    </>
  );
}

function Profiles(props: { profiles: UnregisteredProduct['profiles'] }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return props.profiles.map(({ name, user }) => (
    <div key={name}>
      {name}: {user ?? t('register.nobody')}
    </div>
  ));
}

function Doubts(props: { product: UnregisteredProduct; onConfirm(): void }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { doubts, name } = props.product;
  if (doubts.length === 0) {
    return t('register.noDoubts');
  }
  return (
    <Flex direction="column" gap="2" align="start">
      {doubts.map(doubt => (
        <Text key={doubt} as="p" variant="body-small" color="warning">
          {doubt}
        </Text>
      ))}
      <Button
        variant="secondary"
        size="small"
        aria-label={t('register.confirmOne', { name })}
        onPress={props.onConfirm}
      >
        {t('register.confirm')}
      </Button>
    </Flex>
  );
}
