import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import {
  domainSets,
  hasFirewall,
  redundantDomains,
  resolveSettings,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { AllowedDomains } from './AllowedDomains';
import { FieldHint } from './FieldHint';
import { formRequest } from './formRequest';
import { formValues } from './formValues';
import { ListText } from './ListText';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { useOffered } from './useOffered';
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
    case 'allowlist': {
      const set = domainSets.normalForm(approved);
      return domains.filter(domain => domainSets.covers(set, domain));
    }
    case 'denylist':
      return [...domains];
    default:
      return [];
  }
}

/**
 * Another target approves other domains, another mode has another list: what does not fit is taken
 * back, once, so that what is typed afterwards stays as it is.
 *
 * @returns whether what there is was held against the target and mode that are chosen now.
 */
function useFittingDomains(
  { formData, onChange }: typeof DomainsSchema.TProps,
  target: ReturnType<typeof useTarget>,
  mode: string | undefined,
): boolean {
  const list = target && mode && `${target.id} ${mode}`;
  const [fitted, setFitted] = useState<string>();
  useEffect(() => {
    if (!list || fitted === list) {
      return;
    }
    const domains = formData ?? [];
    const fit = fitting(domains, mode, target.approvedDomains);
    if (fit.length < domains.length) {
      onChange(fit);
    } else {
      setFitted(list);
    }
  }, [list, fitted, target, mode, formData, onChange]);
  return list !== undefined && fitted === list;
}

/** Says which domains change nothing, since others of the list have them in them. */
function RedundantDomains(props: { domains: readonly string[] }) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  return (
    <FieldHint>
      {redundantDomains(props.domains)
        .map(({ domain, coveredBy }) =>
          domain === coveredBy
            ? t('fields.domains.twice', { domain })
            : t('fields.domains.covered', { domain, coveredBy }),
        )
        .join(' ')}
    </FieldHint>
  );
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
  const isFitted = useFittingDomains(props, target, mode);
  const offered = useOffered(props, 'teamDomains');

  if (!target || !mode) {
    return (
      <FieldHint isProblem={Boolean(error)}>
        {error
          ? t('fields.target.readError', { reason: reasonOf(error) })
          : t('fields.domains.targetFirst')}
      </FieldHint>
    );
  }
  if (!offered) {
    return null;
  }
  if (!hasFirewall(mode)) {
    return <FieldHint>{t('fields.domains.noList')}</FieldHint>;
  }
  if (!isFitted) {
    return null;
  }
  const violations = violationsOf(formContext?.formData, target, [
    'teamDomains',
  ]);
  const isInvalid = violations.length > 0 || Boolean(rawErrors?.length);
  return (
    <>
      {mode === 'denylist' ? (
        <ListText
          label={t('fields.domains.blocked')}
          isList
          isInvalid={isInvalid}
          value={formData}
          onChange={domains =>
            onChange(Array.isArray(domains) ? domains : undefined)
          }
        />
      ) : (
        <AllowedDomains
          label={schema.title}
          description={schema.description}
          isInvalid={isInvalid}
          approved={target.approvedDomains}
          value={formData ?? []}
          onChange={onChange}
        />
      )}
      <RuleHints violations={violations} />
      {violations.length === 0 && <RedundantDomains domains={formData ?? []} />}
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
