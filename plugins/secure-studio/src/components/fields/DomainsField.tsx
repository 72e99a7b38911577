import { useEffect } from 'react';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { checkAllowedDomains } from 'backstage-plugin-secure-studio-common';
import { secureStudioApiRef } from '../../api';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { FieldHint } from './FieldHint';
import { fieldTexts } from './fieldTexts';
import { formValues } from './formValues';
import { requiredApi } from './requiredApi';
import { useTargets } from './useTargets';
import { withQueries } from './withQueries';

const DomainsSchema = makeFieldSchema({ output: z => z.array(z.string()) });

function Domains(props: typeof DomainsSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange, rawErrors, schema } = props;
  const { owner, target } = formValues(formContext?.formData);
  const { data: targets, error } = useTargets(owner);
  const approved = targets?.find(({ id }) => id === target)?.approvedDomains;

  // Another target approves other domains: what it does not approve is taken back.
  useEffect(() => {
    if (approved && formData?.some(domain => !approved.includes(domain))) {
      onChange(formData.filter(domain => approved.includes(domain)));
    }
  }, [approved, formData, onChange]);

  const label = (domain: string) =>
    domain.startsWith('.')
      ? t('fields.domains.subdomains', { domain: domain.slice(1) })
      : domain;

  return (
    <>
      <CheckboxGroup
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isInvalid={Boolean(rawErrors?.length)}
        value={formData ?? []}
        onChange={onChange}
      >
        {approved?.map(domain => (
          <Checkbox key={domain} value={domain}>
            {label(domain)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <FieldHint isProblem={Boolean(error)}>
        {(error && t('fields.target.readError', { reason: reasonOf(error) })) ||
          (!target && t('fields.domains.targetFirst')) ||
          (approved?.length === 0 && t('fields.domains.none'))}
      </FieldHint>
    </>
  );
}

/** Refuses domains that are not fit for the list or that the chosen target does not approve. */
export const validateDomains: CustomFieldValidator<string[]> = async (
  domains,
  field,
  { apiHolder, formData },
) => {
  const t = fieldTexts(apiHolder);
  const { owner, target } = formValues(formData);
  const api = requiredApi(apiHolder, secureStudioApiRef);
  const targets = await api.listTargets({ owner });
  const approved =
    targets.find(({ id }) => id === target)?.approvedDomains ?? [];
  domains.forEach(domain =>
    checkAllowedDomains([domain], approved).forEach(({ rule }) =>
      field.addError(t('fields.domains.rule', { domain, rule })),
    ),
  );
};

/** The domains to allow, out of those that the target approves. */
export const domainsField = {
  name: 'SecureStudioDomains',
  component: withQueries(Domains),
  validation: validateDomains,
  schema: DomainsSchema,
};
