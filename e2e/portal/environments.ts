import { PortalApi } from './PortalApi';
import { waitUntil } from './waitUntil';

/** As the portal's API answers. */
export interface Operation {
  id: string;
  state: 'open' | 'succeeded' | 'failed' | 'cancelled' | 'abandoned';
  attempt: number;
  message: string;
  error: { name: string; message: string } | null;
}

/** What a data scientist of team A asks for; `overrides` for all that a test is about. */
export function provisionRequest(
  name: string,
  overrides: Record<string, unknown> = {},
) {
  return {
    owner: 'group:default/team-a',
    name,
    target: 'sandbox',
    profileUser: 'user:default/data-scientist-a1',
    teamDomains: ['.kaggle.com'],
    ...overrides,
  };
}

/** Asks for an environment and answers with its open operation. */
export async function askForEnvironment(
  api: PortalApi,
  name: string,
  overrides: Record<string, unknown> = {},
): Promise<Operation> {
  const answer = await api.post<Operation>(
    '/secure-studio/environments',
    provisionRequest(name, overrides),
    { 'idempotency-key': `browser-test-${name}` },
  );
  if (answer.status !== 202) {
    throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

/** Waits until the operation ended, well or badly. */
export function operationEnded(api: PortalApi, id: string): Promise<Operation> {
  return waitUntil(`operation ${id} ends`, async () => {
    const { status, body } = await api.get<Operation>(
      `/secure-studio/operations/${id}`,
    );
    return status === 200 && body.state !== 'open' && body;
  });
}
