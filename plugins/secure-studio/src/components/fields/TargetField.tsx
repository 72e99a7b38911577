import { useEffect } from 'react';
import { Select } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { secureStudioApiRef } from '../../api';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { FieldHint } from './FieldHint';
import { fieldTexts } from './fieldTexts';
import { formValues } from './formValues';
import { requiredApi } from './requiredApi';
import { useTargets } from './useTargets';
import { withQueries } from './withQueries';

const TargetSchema = makeFieldSchema({ output: z => z.string() });

function Target(props: typeof TargetSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange, rawErrors, required, schema } =
    props;
  const { owner } = formValues(formContext?.formData);
  const { data: targets, error } = useTargets(owner);

  // Another team has other targets: what is not open to it is taken back.
  useEffect(() => {
    if (targets && !targets.some(target => target.id === formData)) {
      const next = targets.length === 1 ? targets[0].id : undefined;
      if (next !== formData) {
        onChange(next);
      }
    }
  }, [targets, formData, onChange]);

  return (
    <>
      <Select
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isRequired={required}
        isInvalid={Boolean(rawErrors?.length)}
        isDisabled={!targets?.length}
        options={(targets ?? []).map(({ id, accountId, region }) => ({
          id,
          label: id,
          description: `${accountId} · ${region}`,
        }))}
        value={formData ?? null}
        onChange={key => onChange(key === null ? undefined : String(key))}
      />
      <FieldHint isProblem={owner !== undefined}>
        {(!owner && t('fields.target.teamFirst')) ||
          (error &&
            t('fields.target.readError', { reason: reasonOf(error) })) ||
          (targets?.length === 0 && t('fields.target.none'))}
      </FieldHint>
    </>
  );
}

/** Refuses a target that is not open to the chosen team. */
export const validateTarget: CustomFieldValidator<string> = async (
  target,
  field,
  { apiHolder, formData },
) => {
  const { owner } = formValues(formData);
  const api = requiredApi(apiHolder, secureStudioApiRef);
  const targets = await api.listTargets({ owner });
  if (!targets.some(({ id }) => id === target)) {
    field.addError(fieldTexts(apiHolder)('fields.target.notOpen'));
  }
};

/** The target: one of those that are open to the team. */
export const targetField = {
  name: 'SecureStudioTarget',
  component: withQueries(Target),
  validation: validateTarget,
  schema: TargetSchema,
};
