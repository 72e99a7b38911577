import { TextField } from '@backstage/ui';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { useQuery } from '@tanstack/react-query';
import { checkEnvironmentName } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../../api';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { FieldHint } from './FieldHint';
import { fieldTexts } from './fieldTexts';
import { formValues } from './formValues';
import { requiredApi } from './requiredApi';
import { useSettled } from './useSettled';
import { withQueries } from './withQueries';

const NameSchema = makeFieldSchema({ output: z => z.string() });

/** While no team is chosen, the name is held against the shortest that a team can have. */
const ANY_OWNER = 'group:default/a';

function brokenRule(owner: string | undefined, name: string) {
  return checkEnvironmentName(owner ?? ANY_OWNER, name).find(
    violation => violation.field === 'name',
  )?.rule;
}

/** What is to be said of a name while it is typed. */
function useNameHint(owner: string | undefined, name: string) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const api = useApi(secureStudioApiRef);
  const settled = useSettled(name);
  const rule = name === '' ? undefined : brokenRule(owner, name);
  const { data, error } = useQuery({
    queryKey: ['name', owner, settled],
    queryFn: () => api.checkName({ owner: owner ?? ANY_OWNER, name: settled }),
    enabled: owner !== undefined && settled !== '' && !rule,
    // Somebody else may take it at any time.
    staleTime: 0,
  });

  if (name === '') {
    return { hint: undefined, isProblem: false };
  }
  if (rule) {
    return { hint: t('fields.name.rule', { rule }), isProblem: true };
  }
  if (!owner) {
    return { hint: undefined, isProblem: false };
  }
  if (error) {
    const reason = reasonOf(error);
    return { hint: t('fields.name.checkError', { reason }), isProblem: true };
  }
  if (!data || settled !== name) {
    return { hint: t('fields.name.checking'), isProblem: false };
  }
  const { available, fullName, reason } = data;
  return available
    ? { hint: t('fields.name.available', { fullName }), isProblem: false }
    : { hint: reason, isProblem: true };
}

function EnvironmentName(props: typeof NameSchema.TProps) {
  const { formContext, formData, onChange, rawErrors, required, schema } =
    props;
  const { owner } = formValues(formContext?.formData);
  const { hint, isProblem } = useNameHint(owner, formData ?? '');
  const isRefused = Boolean(rawErrors?.length);
  return (
    <>
      <TextField
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isRequired={required}
        isInvalid={isProblem || isRefused}
        value={formData ?? ''}
        onChange={name => onChange(name === '' ? undefined : name)}
        autoComplete="off"
        spellCheck="false"
      />
      <FieldHint isProblem={isProblem}>{hint}</FieldHint>
    </>
  );
}

/** Refuses a name that breaks a rule or that the portal says is taken. */
export const validateEnvironmentName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder, formData },
) => {
  const t = fieldTexts(apiHolder);
  const { owner } = formValues(formData);
  const rule = brokenRule(owner, name);
  if (rule) {
    field.addError(t('fields.name.rule', { rule }));
    return;
  }
  if (!owner) {
    return;
  }
  try {
    const api = requiredApi(apiHolder, secureStudioApiRef);
    const { available, reason } = await api.checkName({ owner, name });
    if (!available) {
      field.addError(reason ?? t('fields.name.taken'));
    }
  } catch (error) {
    field.addError(
      t('fields.name.checkError', { reason: reasonOf(toError(error)) }),
    );
  }
};

/** The name, checked while it is typed. */
export const environmentNameField = {
  name: 'SecureStudioEnvironmentName',
  component: withQueries(EnvironmentName),
  validation: validateEnvironmentName,
  schema: NameSchema,
};
