import { BgProvider } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { QueryClientProvider } from '@tanstack/react-query';
import { ComponentType } from 'react';
import { secureStudioApiRef } from '../../api';
import { formQueryClient } from './formQueryClient';

/**
 * A form field that reads what it offers: the form around it has no query client. It stands on the
 * form's own surface, from which its inputs have to stand out.
 */
export function withQueries<Props extends object>(Field: ComponentType<Props>) {
  return function FieldWithQueries(props: Props) {
    return (
      <QueryClientProvider client={formQueryClient(useApi(secureStudioApiRef))}>
        <BgProvider bg="neutral-1">
          <Field {...props} />
        </BgProvider>
      </QueryClientProvider>
    );
  };
}
