import { Text } from '@backstage/ui';
import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import {
  Endpoint,
  Endpoints,
  Environment,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { AwsStatusBadge } from '../status';
import { byAttention, isAvailable } from './endpointOrder';
import { SectionCard } from './SectionCard';
import { SectionTable } from './SectionTable';

function EndpointSummary(props: { endpoints: Endpoints }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const required = props.endpoints.items.filter(item => item.required);
  const available = required.filter(isAvailable);
  return (
    <Text
      role="status"
      color={available.length < required.length ? 'danger' : 'primary'}
    >
      {t('endpoints.summary', {
        available: available.length,
        required: required.length,
        tier: props.endpoints.tier,
      })}
    </Text>
  );
}

type Texts = TranslationFunction<typeof secureStudioTranslationRef.T>;

function requirement(t: Texts, { required, reused }: Endpoint): string {
  if (reused) {
    return t('endpoints.reused');
  }
  return required ? t('endpoints.yes') : t('endpoints.no');
}

/** The VPC's endpoints against those that its tier asks for, what is missing first. */
export function EndpointsSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <SectionCard environment={props.environment} name="endpoints" wide>
      {endpoints => (
        <>
          <EndpointSummary endpoints={endpoints} />
          <SectionTable
            label={t('sectionTitle.endpoints')}
            items={byAttention(endpoints.items)}
            itemKey={item => item.id ?? item.serviceName}
            columns={[
              { title: t('endpoints.service'), cell: item => item.serviceName },
              {
                title: t('endpoints.state'),
                cell: item => <AwsStatusBadge status={item.state} />,
              },
              {
                title: t('endpoints.required'),
                cell: item => requirement(t, item),
              },
              { title: t('endpoints.type'), cell: item => item.type },
              {
                title: t('endpoints.privateDns'),
                cell: item =>
                  item.privateDns !== null &&
                  t(item.privateDns ? 'endpoints.yes' : 'endpoints.no'),
              },
              { title: t('endpoints.id'), cell: item => item.id },
            ]}
          />
        </>
      )}
    </SectionCard>
  );
}
