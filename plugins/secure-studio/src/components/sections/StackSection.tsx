import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { AwsStatusBadge } from '../status';
import { Facts } from './Facts';
import { SectionCard } from './SectionCard';

/** The CloudFormation stack. */
export function StackSection(props: { environment: Environment }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <SectionCard environment={props.environment} name="stack">
      {stack => (
        <>
          <Facts
            facts={[
              [t('stack.status'), <AwsStatusBadge status={stack.status} />],
              [t('stack.statusReason'), stack.statusReason],
              [t('stack.arn'), stack.arn],
            ]}
          />
          <Accordion>
            <AccordionTrigger title={t('stack.outputs')} level={4} />
            <AccordionPanel>
              <Facts facts={Object.entries(stack.outputs)} />
            </AccordionPanel>
          </Accordion>
        </>
      )}
    </SectionCard>
  );
}
