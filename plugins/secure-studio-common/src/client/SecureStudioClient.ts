import { ResponseError } from '@backstage/errors';
import createClient from 'openapi-fetch';
import {
  ChangedOwner,
  Environment,
  EnvironmentList,
  EnvironmentListQuery,
  Inventory,
  Lead,
  NameAvailability,
  Operation,
  OperationEvent,
  OwnerChange,
  ProvisionPlan,
  ProvisionRequest,
  RegistrationRequest,
  RegistrationResult,
  SectionName,
  SecureStudioApi,
  StudioUrl,
  Target,
  TeamMembers,
  Teams,
  UnregisteredProduct,
} from '../api';
import type { paths } from '../api/openapi.generated';

/** The API asks for a key; a dry run keeps none. */
const DRY_RUN_KEY = 'dry-run:';

/**
 * A token to call with, where the fetch API adds none by itself.
 *
 * @public
 */
export interface RequestOptions {
  token?: string;
}

/**
 * The HTTP client of the API, for the browser and for backends.
 *
 * @public
 */
export class SecureStudioClient
  implements SecureStudioApi<[options?: RequestOptions]>
{
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #http: ReturnType<typeof createClient<paths>>;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#http = createClient<paths>({
      fetch: request => sendParts(request, options.fetchApi),
    });
    this.#http.use({
      async onResponse({ response }) {
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
      },
    });
  }

  async listTargets(
    filter: { owner?: string },
    options?: RequestOptions,
  ): Promise<Target[]> {
    const { items } = content(
      await this.#http.request('get', '/targets', {
        ...(await this.#request(options)),
        params: { query: filter },
      }),
    );
    return items;
  }

  async listTeams(options?: RequestOptions): Promise<Teams> {
    return content(
      await this.#http.request('get', '/teams', await this.#request(options)),
    );
  }

  async listTeamMembers(
    query: { owner: string; search?: string; user?: string },
    options?: RequestOptions,
  ): Promise<TeamMembers> {
    return content(
      await this.#http.request('get', '/teams/members', {
        ...(await this.#request(options)),
        params: { query },
      }),
    );
  }

  async listLeads(
    request: { owner: string },
    options?: RequestOptions,
  ): Promise<Lead[]> {
    const { items } = content(
      await this.#http.request('get', '/teams/leads', {
        ...(await this.#request(options)),
        params: { query: request },
      }),
    );
    return items;
  }

  async appointLead(
    request: { owner: string; user: string },
    options?: RequestOptions,
  ): Promise<void> {
    await this.#http.request('post', '/teams/leads', {
      ...(await this.#request(options)),
      body: request,
    });
  }

  async dismissLead(
    request: { owner: string; user: string },
    options?: RequestOptions,
  ): Promise<void> {
    await this.#http.request('delete', '/teams/leads', {
      ...(await this.#request(options)),
      params: { query: request },
    });
  }

  async checkName(
    request: { owner: string; name: string },
    options?: RequestOptions,
  ): Promise<NameAvailability> {
    return content(
      await this.#http.request('get', '/name-availability', {
        ...(await this.#request(options)),
        params: { query: request },
      }),
    );
  }

  async listEnvironments(
    query: EnvironmentListQuery,
    options?: RequestOptions,
  ): Promise<EnvironmentList> {
    return content(
      await this.#http.request('get', '/environments', {
        ...(await this.#request(options)),
        params: { query },
      }),
    );
  }

  async listUnregistered(
    options?: RequestOptions,
  ): Promise<UnregisteredProduct[]> {
    const all: UnregisteredProduct[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = content(
        await this.#http.request('get', '/unregistered', {
          ...(await this.#request(options)),
          params: { query: { cursor } },
        }),
      );
      all.push(...items);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  }

  async registerEnvironments(
    requests: RegistrationRequest[],
    options?: RequestOptions,
  ): Promise<RegistrationResult[]> {
    const { items } = content(
      await this.#http.request('post', '/unregistered/register', {
        ...(await this.#request(options)),
        body: { items: requests },
      }),
    );
    return items;
  }

  async getEnvironment(
    name: string,
    options?: RequestOptions,
  ): Promise<Environment> {
    return content(
      await this.#http.request('get', '/environments/{name}', {
        ...(await this.#request(options)),
        params: { path: { name } },
      }),
    );
  }

  async refreshEnvironment(
    { name, section }: { name: string; section?: SectionName },
    options?: RequestOptions,
  ): Promise<Environment> {
    return content(
      await this.#http.request('post', '/environments/{name}/refresh', {
        ...(await this.#request(options)),
        params: { path: { name }, query: { section } },
      }),
    );
  }

  async giveEnvironment(
    { environment, ...body }: { environment: string } & OwnerChange,
    options?: RequestOptions,
  ): Promise<ChangedOwner> {
    return content(
      await this.#http.request('put', '/environments/{name}/owner', {
        ...(await this.#request(options)),
        params: { path: { name: environment } },
        body,
      }),
    );
  }

  async planEnvironment(
    request: ProvisionRequest,
    options?: RequestOptions,
  ): Promise<ProvisionPlan> {
    const answer = await this.#provision(
      request,
      { idempotencyKey: DRY_RUN_KEY, dryRun: true },
      options,
    );
    if (!('fullName' in answer)) {
      throw new Error('The dry run was answered with an operation');
    }
    return answer;
  }

  async provisionEnvironment(
    {
      idempotencyKey,
      ...request
    }: ProvisionRequest & {
      idempotencyKey: string;
    },
    options?: RequestOptions,
  ): Promise<Operation> {
    const answer = await this.#provision(
      request,
      { idempotencyKey, dryRun: false },
      options,
    );
    if ('fullName' in answer) {
      throw new Error('The request was answered with the plan of a dry run');
    }
    return answer;
  }

  async listInventory(options?: RequestOptions): Promise<Inventory[]> {
    const { items } = content(
      await this.#http.request(
        'get',
        '/inventory',
        await this.#request(options),
      ),
    );
    return items;
  }

  async confirmMissing(
    { target, environments }: { target: string; environments: string[] },
    options?: RequestOptions,
  ): Promise<Inventory> {
    return content(
      await this.#http.request('post', '/inventory/{target}/confirm', {
        ...(await this.#request(options)),
        params: { path: { target } },
        body: { environments },
      }),
    );
  }

  async getOperation(id: string, options?: RequestOptions): Promise<Operation> {
    return content(
      await this.#http.request('get', '/operations/{id}', {
        ...(await this.#request(options)),
        params: { path: { id } },
      }),
    );
  }

  async listOperationEvents(
    { id, ...query }: { id: string; after?: number; limit?: number },
    options?: RequestOptions,
  ): Promise<OperationEvent[]> {
    const { items } = content(
      await this.#http.request('get', '/operations/{id}/events', {
        ...(await this.#request(options)),
        params: { path: { id }, query },
      }),
    );
    return items;
  }

  async cancelOperation(
    id: string,
    options?: RequestOptions,
  ): Promise<Operation> {
    return content(
      await this.#http.request('post', '/operations/{id}/cancel', {
        ...(await this.#request(options)),
        params: { path: { id } },
      }),
    );
  }

  async abandonOperation(
    id: string,
    options?: RequestOptions,
  ): Promise<Operation> {
    return content(
      await this.#http.request('post', '/operations/{id}/abandon', {
        ...(await this.#request(options)),
        params: { path: { id } },
      }),
    );
  }

  async createStudioUrl(
    { name, profile }: { name: string; profile: string },
    options?: RequestOptions,
  ): Promise<StudioUrl> {
    return content(
      await this.#http.request('post', '/environments/{name}/studio-url', {
        ...(await this.#request(options)),
        params: { path: { name } },
        body: { profile },
      }),
    );
  }

  async #provision(
    body: ProvisionRequest,
    { idempotencyKey, dryRun }: { idempotencyKey: string; dryRun: boolean },
    options?: RequestOptions,
  ): Promise<ProvisionPlan | Operation> {
    return content(
      await this.#http.request('post', '/environments', {
        ...(await this.#request(options)),
        params: {
          header: { 'Idempotency-Key': idempotencyKey },
          query: dryRun ? { dryRun } : {},
        },
        body,
      }),
    );
  }

  async #request(options?: RequestOptions) {
    return {
      baseUrl: await this.#discoveryApi.getBaseUrl('secure-studio'),
      headers: options?.token
        ? { Authorization: `Bearer ${options.token}` }
        : {},
    };
  }
}

/** The body of an answer; answers other than 2xx have thrown before. */
function content<Body>({ data }: { data?: Body }): Body {
  if (data === undefined) {
    throw new Error('The answer has no body');
  }
  return data;
}

/**
 * Backstage's fetch API builds a request out of the one that it is given more than once, which a
 * request with a body does not survive: so it is handed over in parts.
 */
async function sendParts(
  request: Request,
  fetchApi: { fetch: typeof fetch },
): Promise<Response> {
  const body = await request.text();
  return fetchApi.fetch(request.url, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    ...(body && { body }),
  });
}
