import { BgProvider } from '@backstage/ui';
import { ComponentType } from 'react';
import { QueryProvider } from '../../queries';

/**
 * A form field that reads what it offers: the form around it has no query client. It stands on the
 * form's own surface, from which its inputs have to stand out.
 */
export function withQueries<Props extends object>(Field: ComponentType<Props>) {
  return function FieldWithQueries(props: Props) {
    return (
      <QueryProvider>
        <BgProvider bg="neutral-1">
          <Field {...props} />
        </BgProvider>
      </QueryProvider>
    );
  };
}
