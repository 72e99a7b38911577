import { useEffect } from 'react';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import {
  hasFirewall,
  resolveSettings,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { FieldHint } from './FieldHint';
import { formRequest } from './formRequest';
import { formValues } from './formValues';
import { ListText } from './ListText';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { useTargets } from './useTargets';
import { withQueries } from './withQueries';

const DomainsSchema = makeFieldSchema({ output: z => z.array(z.string()) });

/** What of the domains the target and the egress mode leave. */
function fitting(
  domains: readonly string[],
  mode: string,
  approved: readonly string[],
): string[] {
  switch (mode) {
    case 'allowlist':
      return domains.filter(domain => approved.includes(domain));
    case 'denylist':
      return [...domains];
    default:
      return [];
  }
}

function Domains(props: typeof DomainsSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange, rawErrors, schema } = props;
  const { error } = useTargets(formValues(formContext?.formData).owner);
  const target = useTarget(formContext?.formData);
  const mode =
    target &&
    resolveSettings(formRequest(formContext?.formData), target.choices).egress
      .mode;

  // Another target approves other domains, another mode has another list: what does not fit is taken back.
  useEffect(() => {
    if (!target || !mode || !formData) {
      return;
    }
    const fit = fitting(formData, mode, target.approvedDomains);
    if (fit.length < formData.length) {
      onChange(fit);
    }
  }, [target, mode, formData, onChange]);

  if (!target || !mode) {
    return (
      <FieldHint isProblem={Boolean(error)}>
        {error
          ? t('fields.target.readError', { reason: reasonOf(error) })
          : t('fields.domains.targetFirst')}
      </FieldHint>
    );
  }
  if (!hasFirewall(mode)) {
    return <FieldHint>{t('fields.domains.noList')}</FieldHint>;
  }
  const violations = violationsOf(formContext?.formData, target, [
    'teamDomains',
  ]);
  const isInvalid = violations.length > 0 || Boolean(rawErrors?.length);
  if (mode === 'denylist') {
    return (
      <>
        <ListText
          label={t('fields.domains.blocked')}
          isList
          isInvalid={isInvalid}
          value={formData}
          onChange={domains =>
            onChange(Array.isArray(domains) ? domains : undefined)
          }
        />
        <RuleHints violations={violations} />
      </>
    );
  }
  const { approvedDomains } = target;
  return (
    <>
      <CheckboxGroup
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isInvalid={isInvalid}
        value={formData ?? []}
        onChange={onChange}
      >
        {approvedDomains.map(domain => (
          <Checkbox key={domain} value={domain}>
            {domain.startsWith('.')
              ? t('fields.domains.subdomains', { domain: domain.slice(1) })
              : domain}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <FieldHint>
        {approvedDomains.length === 0 && t('fields.domains.none')}
      </FieldHint>
      <RuleHints violations={violations} />
    </>
  );
}

/** Refuses domains that are not fit for the list or that the chosen target does not approve. */
export const validateDomains: CustomFieldValidator<string[]> = (
  _,
  field,
  context,
) => refuseViolations(field, context, ['teamDomains']);

/** The team's domains: in the mode allowlist those that the target approves, in denylist any. */
export const domainsField = {
  name: 'SecureStudioDomains',
  component: withQueries(Domains),
  validation: validateDomains,
  schema: DomainsSchema,
};
