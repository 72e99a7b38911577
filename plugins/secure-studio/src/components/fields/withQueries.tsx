import { ComponentType } from 'react';
import { QueryProvider } from '../../queries';

/** A form field that reads what it offers: the form around it has no query client. */
export function withQueries<Props extends object>(Field: ComponentType<Props>) {
  return function FieldWithQueries(props: Props) {
    return (
      <QueryProvider>
        <Field {...props} />
      </QueryProvider>
    );
  };
}
