import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { Age } from '../Age';
import { AwsStatusBadge } from '../status';
import { Facts } from './Facts';
import { SectionCard } from './SectionCard';

/** The provisioned product of Service Catalog. */
export function ProductSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <SectionCard environment={props.environment} name="product">
      {product => (
        <Facts
          facts={[
            [t('product.status'), <AwsStatusBadge status={product.status} />],
            [t('product.statusMessage'), product.statusMessage],
            [t('product.productName'), product.productName],
            [t('product.version'), product.version],
            [t('product.id'), product.id],
            [
              t('product.created'),
              product.createdAt && <Age timestamp={product.createdAt} />,
            ],
          ]}
        />
      )}
    </SectionCard>
  );
}
