import { useState } from 'react';
import { TextField } from '@backstage/ui';

/** A text, or texts between commas. What is typed stays as it is, also a comma at the end. */
export function ListText(props: {
  label: string;
  isList: boolean;
  isInvalid?: boolean;
  value: string | readonly string[] | undefined;
  onChange: (value: string | string[] | undefined) => void;
}) {
  const { isInvalid, isList, label, onChange, value } = props;
  const [text, setText] = useState(() =>
    typeof value === 'string' ? value : value?.join(', ') ?? '',
  );
  return (
    <TextField
      validationBehavior="aria"
      label={label}
      isInvalid={isInvalid}
      value={text}
      onChange={next => {
        setText(next);
        onChange(
          isList
            ? next.split(/[\s,]+/).filter(Boolean)
            : next.trim() || undefined,
        );
      }}
      autoComplete="off"
      spellCheck="false"
    />
  );
}
