import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EnvironmentSummary } from 'backstage-plugin-secure-studio-common';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';

/** The most that the API gives at once. */
const PAGE_SIZE = 100;

/**
 * Every environment, page by page.
 *
 * @throws an error where a page cannot be read, or where environments came or went meanwhile, so that
 * nobody takes an incomplete list for the whole.
 */
export async function readEveryEnvironment(
  secureStudio: Pick<SecureStudioService, 'listEnvironments'>,
  options: {
    /** Asked for each page, since a token may end while there are pages left. */
    credentials: () => Promise<BackstageCredentials>;
    signal?: AbortSignal;
  },
): Promise<EnvironmentSummary[]> {
  const environments: EnvironmentSummary[] = [];
  let cursor: string | undefined;
  let total: number;
  do {
    options.signal?.throwIfAborted();
    const page = await secureStudio.listEnvironments(
      { sort: 'name', limit: PAGE_SIZE, cursor },
      { credentials: await options.credentials() },
    );
    environments.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    total = page.total;
  } while (cursor);
  if (environments.length !== total) {
    throw new Error(
      `${environments.length} environments were read and there are ${total}`,
    );
  }
  return environments;
}
