import { useEffect } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { fieldTexts } from './fieldTexts';
import { formValues } from './formValues';
import { refuseViolations } from './rules';
import { SelectField } from './SelectField';
import { fetchTargets, useTargets } from './useTargets';
import { withQueries } from './withQueries';

const TargetSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      // The form validates no field that holds nothing.
      checks: z
        .array(z.string())
        .optional()
        .describe('Other fields of the request that the target may need'),
    }),
});

function Target(props: typeof TargetSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange } = props;
  const { owner } = formValues(formContext?.formData);
  const { data: targets, error } = useTargets(owner);

  // Another team has other targets: what is not open to it, or cannot be used, is taken back.
  useEffect(() => {
    const usable = targets?.filter(({ problem }) => problem === null);
    if (usable && !usable.some(target => target.id === formData)) {
      const next = usable.length === 1 ? usable[0].id : undefined;
      if (next !== formData) {
        onChange(next);
      }
    }
  }, [targets, formData, onChange]);

  return (
    <SelectField
      field={props}
      options={(targets ?? []).map(({ id, accountId, region, problem }) => ({
        id,
        label: id,
        description: problem ?? `${accountId} · ${region}`,
        disabled: problem !== null,
      }))}
      isProblem={owner !== undefined}
      hint={
        (!owner && t('fields.target.teamFirst')) ||
        (error && t('fields.target.readError', { reason: reasonOf(error) })) ||
        (targets?.length === 0 && t('fields.target.none')) ||
        targets
          ?.flatMap(({ id, problem }) =>
            problem ? t('fields.target.unusable', { id, problem }) : [],
          )
          .join(' ')
      }
    />
  );
}

/** Refuses a target that is not open to the chosen team, cannot be used, or needs something else. */
export const validateTarget: CustomFieldValidator<
  string,
  { checks?: string[] }
> = async (target, field, context) => {
  const { apiHolder, formData, uiSchema } = context;
  const { owner } = formValues(formData);
  const targets = await fetchTargets(apiHolder, owner);
  const t = fieldTexts(apiHolder);
  const chosen = targets.find(({ id }) => id === target);
  if (!chosen) {
    field.addError(t('fields.target.notOpen'));
  } else if (chosen.problem) {
    const { id, problem } = chosen;
    field.addError(t('fields.target.unusable', { id, problem }));
  } else {
    const checks = uiSchema?.['ui:options']?.checks ?? [];
    await refuseViolations(field, context, checks);
  }
};

/** The target: one of those that are open to the team. */
export const targetField = {
  name: 'SecureStudioTarget',
  component: withQueries(Target),
  validation: validateTarget,
  schema: TargetSchema,
};
