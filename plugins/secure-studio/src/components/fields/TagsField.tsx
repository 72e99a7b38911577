import { Flex, Select, TextField } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { TagField, tagPath } from 'backstage-plugin-secure-studio-common';
import { useEffect } from 'react';
import { secureStudioTranslationRef } from '../../translation';
import { FieldHint } from './FieldHint';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { withQueries } from './withQueries';

const TagsSchema = makeFieldSchema({ output: z => z.record(z.string()) });

type TagValues = Record<string, string>;

/** One tag: among its values, or any text. */
function TagValue(props: {
  field: TagField;
  value: string | undefined;
  isInvalid: boolean;
  onChange: (value: string | undefined) => void;
}) {
  const { isInvalid, onChange, value } = props;
  const { title, description, required, values } = props.field;
  const common = {
    validationBehavior: 'aria',
    label: title,
    description,
    isRequired: required,
    isInvalid,
  } as const;
  return values ? (
    <Select
      {...common}
      options={values.map(item => ({ id: item, label: item }))}
      value={value ?? null}
      onChange={key => onChange(key === null ? undefined : String(key))}
    />
  ) : (
    <TextField
      {...common}
      value={value ?? ''}
      onChange={next => onChange(next === '' ? undefined : next)}
      autoComplete="off"
    />
  );
}

function Tags(props: typeof TagsSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange, schema } = props;
  const target = useTarget(formContext?.formData);
  const given: TagValues = formData ?? {};

  // Another target asks for other tags: what this one does not ask for is taken back.
  useEffect(() => {
    const entries = Object.entries(formData ?? {});
    const asked = entries.filter(([key]) =>
      target?.tagFields.some(field => field.key === key),
    );
    if (target && asked.length < entries.length) {
      onChange(asked.length > 0 ? Object.fromEntries(asked) : undefined);
    }
  }, [target, formData, onChange]);

  if (!target?.tagFields.length) {
    return null;
  }
  const set = (key: string, value: string | undefined) => {
    const { [key]: _, ...others } = given;
    const next = value === undefined ? others : { ...others, [key]: value };
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <Flex direction="column" gap="3">
      <FieldHint>{schema.description ?? t('fields.tags.hint')}</FieldHint>
      {target.tagFields.map(field => {
        const value = given[field.key];
        const violations =
          value === undefined
            ? []
            : violationsOf(formContext?.formData, target, [tagPath(field.key)]);
        return (
          <div key={field.key}>
            <TagValue
              field={field}
              value={value}
              isInvalid={violations.length > 0}
              onChange={next => set(field.key, next)}
            />
            <RuleHints violations={violations} />
          </div>
        );
      })}
    </Flex>
  );
}

/** Refuses values that a tag does not take, and to go on without one that is needed. */
export const validateTags: CustomFieldValidator<TagValues> = (
  _,
  field,
  context,
) => refuseViolations(field, context, ['tags']);

/** The tags for which the target asks, if there are any. */
export const tagsField = {
  name: 'SecureStudioTags',
  component: withQueries(Tags),
  validation: validateTags,
  schema: TagsSchema,
};
