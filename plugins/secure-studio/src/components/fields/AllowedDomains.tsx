import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { domainSets } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { FieldHint } from './FieldHint';
import { ListText } from './ListText';

/** The domains that the target approves, to choose, and a text for single ones within these. */
export function AllowedDomains(props: {
  label: string | undefined;
  description: string | undefined;
  isInvalid: boolean;
  approved: readonly string[];
  value: readonly string[];
  onChange: (domains: string[]) => void;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { isInvalid, onChange, value } = props;
  const approved = domainSets.normalForm(props.approved).entries;
  const chosen = value.filter(domain => approved.includes(domain));
  const others = value.filter(domain => !approved.includes(domain));
  return (
    <>
      <CheckboxGroup
        validationBehavior="aria"
        label={props.label}
        description={props.description}
        isInvalid={isInvalid}
        value={chosen}
        onChange={domains => onChange([...domains, ...others])}
      >
        {approved.map(domain => (
          <Checkbox key={domain} value={domain}>
            {domain.startsWith('.')
              ? t('fields.domains.subdomains', { domain: domain.slice(1) })
              : domain}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {approved.length === 0 && (
        <FieldHint>{t('fields.domains.none')}</FieldHint>
      )}
      {approved.some(domain => domain.startsWith('.')) && (
        <ListText
          label={t('fields.domains.within')}
          isList
          isInvalid={isInvalid}
          value={others}
          onChange={domains =>
            onChange([...chosen, ...(Array.isArray(domains) ? domains : [])])
          }
        />
      )}
    </>
  );
}
