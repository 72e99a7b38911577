import { QueryClient } from '@tanstack/react-query';
import { SecureStudioApi } from 'backstage-plugin-secure-studio-common';

/** Milliseconds for which the form takes an answer as it was. The backend checks the request again. */
const FRESH_FOR = 60_000;

const clients = new WeakMap<SecureStudioApi, QueryClient>();

/**
 * The query client that all fields and validations of a form share, so that what each of them needs
 * is asked for once.
 */
export function formQueryClient(api: SecureStudioApi): QueryClient {
  const client =
    clients.get(api) ??
    new QueryClient({
      defaultOptions: { queries: { retry: false, staleTime: FRESH_FOR } },
    });
  clients.set(api, client);
  return client;
}
