import { ComponentProps } from 'react';
import { Select } from '@backstage/ui';
import { FieldHint } from './FieldHint';

/** What of a form field's properties a choice of one text needs. */
interface TextFieldProps {
  schema: { title?: string; description?: string };
  formData?: string;
  rawErrors?: string[];
  required?: boolean;
  onChange: (value: string | undefined) => void;
}

/** A form field that is one of some texts, with what is to be said of them below. */
export function SelectField(props: {
  field: TextFieldProps;
  options: {
    id: string;
    label: string;
    description?: string;
    disabled?: boolean;
  }[];
  /** Where there are more than are offered at once. */
  search?: { text: string; onChange: (text: string) => void; prompt: string };
  /** Whether there is nothing to choose from at all; by default where there are no options. */
  isDisabled?: boolean;
  hint: ComponentProps<typeof FieldHint>['children'];
  isProblem: boolean;
}) {
  const { search } = props;
  const { formData, onChange, rawErrors, required, schema } = props.field;
  return (
    <>
      <Select
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isRequired={required}
        isInvalid={Boolean(rawErrors?.length)}
        isDisabled={props.isDisabled ?? props.options.length === 0}
        options={props.options}
        search={
          search && {
            mode: 'server',
            inputValue: search.text,
            onInputChange: search.onChange,
            placeholder: search.prompt,
          }
        }
        value={formData ?? null}
        onChange={key => onChange(key === null ? undefined : String(key))}
      />
      <FieldHint isProblem={props.isProblem}>{props.hint}</FieldHint>
    </>
  );
}
