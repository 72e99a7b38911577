import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import {
  ALL_CHOICES,
  defaultS3Exceptions,
  TargetChoices,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { FieldHint } from './FieldHint';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { useOffered } from './useOffered';
import { withQueries } from './withQueries';

/** The choices of which a request takes any number, and where it names them. */
const FIELDS = {
  s3Exceptions: 'endpoints.s3Exceptions',
  breakGlassRoleArns: 'breakGlassRoleArns',
} as const satisfies Partial<Record<keyof TargetChoices, string>>;

type Several = keyof typeof FIELDS;

const OptionsSchema = makeFieldSchema({
  output: z => z.array(z.string()),
  uiOptions: z =>
    z.object({ choice: z.enum(['s3Exceptions', 'breakGlassRoleArns']) }),
});

function Options(props: typeof OptionsSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange, rawErrors, schema, uiSchema } =
    props;
  const choice: Several = uiSchema['ui:options']?.choice ?? 's3Exceptions';
  const target = useTarget(formContext?.formData);
  const offered = useOffered(props, FIELDS[choice]);
  if (!target) {
    return <FieldHint>{t('fields.choice.targetFirst')}</FieldHint>;
  }
  if (!offered) {
    return null;
  }
  const allowed: readonly string[] = target.choices[choice];
  const standard =
    choice === 's3Exceptions' ? defaultS3Exceptions(target.choices) : [];
  const toText = (option: string) => {
    const exception = ALL_CHOICES.s3Exceptions.find(item => item === option);
    return exception ? t(`choice.${exception}`) : option;
  };
  const violations = violationsOf(formContext?.formData, target, [
    FIELDS[choice],
  ]);
  return (
    <>
      <CheckboxGroup
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isInvalid={violations.length > 0 || Boolean(rawErrors?.length)}
        value={formData ?? standard}
        onChange={onChange}
      >
        {allowed.map(option => (
          <Checkbox key={option} value={option}>
            {toText(option)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <RuleHints violations={violations} />
      {allowed.length === 0 && <FieldHint>{t('fields.choice.none')}</FieldHint>}
    </>
  );
}

/** Refuses what the target does not let requesters choose. */
export const validateOptions: CustomFieldValidator<
  string[],
  { choice: Several }
> = (_, field, context) => {
  const options = context.uiSchema?.['ui:options'];
  return refuseViolations(field, context, [
    FIELDS[options?.choice ?? 's3Exceptions'],
  ]);
};

/** Any of the values that the target lets requesters choose. */
export const optionsField = {
  name: 'SecureStudioOptions',
  component: withQueries(Options),
  validation: validateOptions,
  schema: OptionsSchema,
};
