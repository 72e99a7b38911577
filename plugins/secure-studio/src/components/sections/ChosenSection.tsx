import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { chosenFacts } from './chosenFacts';
import { Facts } from './Facts';

/** What was chosen of the environment, as its stack says; nothing before there is a stack. */
export function ChosenSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { name, sections } = props.environment;
  const { data: stack } = sections.stack;
  if (!stack) {
    return null;
  }
  const headingId = `secure-studio-${name}-chosen`;
  return (
    <Card role="region" aria-labelledby={headingId}>
      <CardHeader>
        <Text as="h3" id={headingId} weight="bold">
          {t('chosen.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Facts facts={chosenFacts(t, stack)} />
      </CardBody>
    </Card>
  );
}
