import { Alert, Select } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import {
  CHOICE_FIELDS,
  defaultChoice,
  hasFirewall,
  resolveSettings,
  SingleChoice,
  Target,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { choiceText, ChoiceValue, choiceWarning } from './choiceTexts';
import { FieldHint } from './FieldHint';
import { formRequest } from './formRequest';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { useOffered } from './useOffered';
import { withQueries } from './withQueries';

const ChoiceSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.number()]),
  uiOptions: z =>
    z.object({
      choice: z
        .string()
        .describe('Name of the choice, as in the choices of a target'),
      checks: z
        .array(z.string())
        .optional()
        .describe('Other fields of the request that depend on it'),
    }),
});

type ChoiceOptions = { choice: string; checks?: string[] };

/** @throws Error for a template that names a choice that there is not. */
function requireChoice(name: string | undefined): SingleChoice {
  const choice = (Object.keys(CHOICE_FIELDS) as SingleChoice[]).find(
    known => known === name,
  );
  if (!choice) {
    throw new Error(`The template names no choice of a target: '${name}'`);
  }
  return choice;
}

/** Choices that mean nothing without a firewall. */
const OF_THE_FIREWALL: readonly SingleChoice[] = ['placement', 'blockAction'];

function wantsFirewall(
  { formContext }: typeof ChoiceSchema.TProps,
  { choices }: Target,
): boolean {
  const request = formRequest(formContext?.formData);
  return hasFirewall(resolveSettings(request, choices).egress.mode);
}

function Choice(props: typeof ChoiceSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange, rawErrors, schema, uiSchema } =
    props;
  const choice = requireChoice(uiSchema['ui:options']?.choice);
  const target = useTarget(formContext?.formData);
  const offered = useOffered(props, CHOICE_FIELDS[choice]);
  if (!target) {
    return <FieldHint>{t('fields.choice.targetFirst')}</FieldHint>;
  }
  if (!offered) {
    return null;
  }
  if (OF_THE_FIREWALL.includes(choice) && !wantsFirewall(props, target)) {
    return null;
  }
  const allowed: readonly ChoiceValue[] = target.choices[choice];
  const standard = defaultChoice(choice, target.choices);
  const value = allowed.find(item => item === formData) ?? standard;
  const warning = choiceWarning(t, choice, value);
  const violations = violationsOf(formContext?.formData, target, [
    CHOICE_FIELDS[choice],
  ]);

  return (
    <>
      <Select
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isInvalid={violations.length > 0 || Boolean(rawErrors?.length)}
        isDisabled={allowed.length < 2}
        options={allowed.map(item => ({
          id: String(item),
          label: choiceText(t, choice, item),
        }))}
        value={String(value)}
        onChange={key => onChange(allowed.find(item => String(item) === key))}
      />
      <RuleHints violations={violations} />
      {allowed.length === 1 && <FieldHint>{t('fields.choice.only')}</FieldHint>}
      {warning && <Alert status="warning" icon description={warning} />}
    </>
  );
}

/** Refuses what the target does not let requesters choose, and what contradicts it elsewhere. */
export const validateChoice: CustomFieldValidator<
  string | number,
  ChoiceOptions
> = (_, field, context) => {
  const options = context.uiSchema?.['ui:options'];
  return refuseViolations(field, context, [
    CHOICE_FIELDS[requireChoice(options?.choice)],
    ...(options?.checks ?? []),
  ]);
};

/** One of the values that the target lets requesters choose. */
export const choiceField = {
  name: 'SecureStudioChoice',
  component: withQueries(Choice),
  validation: validateChoice,
  schema: ChoiceSchema,
};
