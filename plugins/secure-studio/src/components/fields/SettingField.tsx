import { useState } from 'react';
import { Checkbox, TextField } from '@backstage/ui';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { FieldHint } from './FieldHint';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { useOffered } from './useOffered';
import { withQueries } from './withQueries';

const SettingSchema = makeFieldSchema({
  output: z =>
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  uiOptions: z =>
    z.object({
      // Not `field`, which the form would take for `ui:field`.
      path: z.string().describe('Of the field in the request'),
      list: z.boolean().optional().describe('Texts between commas'),
      placeholder: z.string().optional(),
    }),
});

type SettingValue = typeof SettingSchema.TOutput;

/** What was typed, as the field's type has it; a number that is none stays what was typed. */
function parse(
  text: string,
  { type, list }: { type: unknown; list: boolean },
): SettingValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return undefined;
  }
  if (list) {
    return trimmed.split(/[\s,]+/).filter(Boolean);
  }
  return type === 'integer' && /^\d+$/.test(trimmed)
    ? Number(trimmed)
    : trimmed;
}

const toText = (setting: SettingValue | undefined) =>
  Array.isArray(setting) ? setting.join(', ') : String(setting ?? '');

function SettingText(props: typeof SettingSchema.TProps) {
  const { formContext, formData, onChange, rawErrors, schema, uiSchema } =
    props;
  const [text, setText] = useState(() => toText(formData));
  const { path = '', list = false, placeholder } = uiSchema['ui:options'] ?? {};
  const target = useTarget(formContext?.formData);
  const violations = violationsOf(formContext?.formData, target, [path]);

  return (
    <>
      <TextField
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        placeholder={placeholder}
        isInvalid={violations.length > 0 || Boolean(rawErrors?.length)}
        value={text}
        onChange={next => {
          setText(next);
          onChange(parse(next, { type: schema.type, list }));
        }}
        autoComplete="off"
        spellCheck="false"
      />
      <RuleHints violations={violations} />
    </>
  );
}

function SettingSwitch(props: typeof SettingSchema.TProps) {
  const { formData, onChange, schema } = props;
  return (
    <>
      <Checkbox
        isSelected={formData === true}
        onChange={isOn => onChange(isOn || undefined)}
      >
        {schema.title}
      </Checkbox>
      <FieldHint>{schema.description}</FieldHint>
    </>
  );
}

/** Is there only where the target's version has it. */
function Setting(props: typeof SettingSchema.TProps) {
  const { schema, uiSchema } = props;
  if (!useOffered(props, uiSchema['ui:options']?.path ?? '')) {
    return null;
  }
  return schema.type === 'boolean' ? (
    <SettingSwitch {...props} />
  ) : (
    <SettingText {...props} />
  );
}

/** Refuses what breaks a rule of the field. */
export const validateSetting: CustomFieldValidator<
  SettingValue,
  { path: string }
> = (_, field, context) => {
  const options = context.uiSchema?.['ui:options'];
  return refuseViolations(field, context, [options?.path ?? '']);
};

/** A text, a number or a switch by the type that the template gives it, or texts between commas. */
export const settingField = {
  name: 'SecureStudioSetting',
  component: withQueries(Setting),
  validation: validateSetting,
  schema: SettingSchema,
};
