import { Checkbox } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { resolveSettings } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { FieldHint } from './FieldHint';
import { formRequest } from './formRequest';
import { refuseViolations, useTarget } from './rules';
import { withQueries } from './withQueries';

const AcknowledgementSchema = makeFieldSchema({ output: z => z.boolean() });

/** Is there only where the egress mode is open. */
function Acknowledgement(props: typeof AcknowledgementSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange } = props;
  const target = useTarget(formContext?.formData);
  const mode =
    target &&
    resolveSettings(formRequest(formContext?.formData), target.choices).egress
      .mode;
  if (mode !== 'open') {
    return null;
  }
  return (
    <>
      <Checkbox
        isSelected={formData ?? false}
        onChange={accepted => onChange(accepted || undefined)}
      >
        {t('fields.acknowledgement.open')}
      </Checkbox>
      <FieldHint isProblem>
        {!formData && t('fields.acknowledgement.needed')}
      </FieldHint>
    </>
  );
}

/** Refuses to go on unacknowledged. */
export const validateAcknowledgement: CustomFieldValidator<boolean> = (
  _,
  field,
  context,
) => refuseViolations(field, context, ['acknowledgeOpenEgress']);

/** That somebody who wants everything open knows what it means. */
export const acknowledgementField = {
  name: 'SecureStudioAcknowledgement',
  component: withQueries(Acknowledgement),
  validation: validateAcknowledgement,
  schema: AcknowledgementSchema,
};
