import { useState } from 'react';
import { Alert, Button, Checkbox, Flex, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RegistrationRequest,
  RegistrationResult,
  UnregisteredProduct,
} from 'backstage-plugin-secure-studio-common';
import { useRegistration } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { Age } from '../Age';
import { reasonOf } from '../failure';
import { SectionTable } from '../sections/SectionTable';
import { AwsStatusBadge } from '../status';
import { ConfirmationDialog } from './ConfirmationDialog';

/** The API takes so many at once. */
const MAX_AT_ONCE = 50;

const keyOf = ({ target, provisionedProductId }: RegistrationRequest) =>
  `${target} ${provisionedProductId}`;

/** What may be registered at once, by choice, and what an admin has to confirm singly. */
export function UnregisteredList(props: { products: UnregisteredProduct[] }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { products } = props;
  const registration = useRegistration();
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
      <Outcome
        results={registration.data}
        error={registration.error}
        products={registration.variables}
      />
      <SectionTable
        label={t('register.title')}
        items={products}
        itemKey={keyOf}
        columns={[
          {
            title: t('register.columns.name'),
            cell: product =>
              product.doubts.length === 0 ? (
                <Checkbox
                  isSelected={!left.includes(keyOf(product))}
                  onChange={isChosen => choose(product, isChosen)}
                >
                  {product.name}
                </Checkbox>
              ) : (
                product.name
              ),
          },
          { title: t('register.columns.team'), cell: ({ owner }) => owner },
          {
            title: t('register.columns.profiles'),
            cell: ({ profiles }) => <Profiles profiles={profiles} />,
          },
          { title: t('register.columns.target'), cell: ({ target }) => target },
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

function Outcome(props: {
  results: RegistrationResult[] | undefined;
  error: Error | null;
  products: RegistrationRequest[] | undefined;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { results = [], error } = props;
  const registered = results.filter(({ environment }) => environment !== null);
  const failed = results.filter(result => result.error !== null);
  return (
    <>
      {registered.length > 0 && (
        <Alert
          role="status"
          status="success"
          icon
          title={t('register.registered', {
            names: registered.map(({ environment }) => environment).join(', '),
          })}
        />
      )}
      {(error || failed.length > 0) && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('register.failed')}
          description={
            error
              ? reasonOf(error)
              : failed.map(result => result.error).join(' · ')
          }
        />
      )}
    </>
  );
}
