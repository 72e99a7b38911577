import { AuthService } from '@backstage/backend-plugin-api';
import {
  EnvironmentListQuery,
  OwnerChange,
  ProvisionRequest,
  RegistrationRequest,
  SectionName,
  SecureStudioClient,
} from 'backstage-plugin-secure-studio-common';
import {
  SecureStudioService,
  SecureStudioServiceOptions,
} from './SecureStudioService';

/** Calls the backend over HTTP with a token made for each call from the given credentials. */
export class ClientSecureStudioService implements SecureStudioService {
  readonly #client: SecureStudioClient;
  readonly #auth: AuthService;

  constructor(options: { client: SecureStudioClient; auth: AuthService }) {
    this.#client = options.client;
    this.#auth = options.auth;
  }

  async listTargets(
    filter: { owner?: string },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.listTargets(filter, await this.#token(options));
  }

  async listTeams(options: SecureStudioServiceOptions) {
    return this.#client.listTeams(await this.#token(options));
  }

  async listTeamMembers(
    query: { owner: string; search?: string; user?: string },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.listTeamMembers(query, await this.#token(options));
  }

  async listLeads(
    request: { owner: string },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.listLeads(request, await this.#token(options));
  }

  async appointLead(
    request: { owner: string; user: string },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.appointLead(request, await this.#token(options));
  }

  async dismissLead(
    request: { owner: string; user: string },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.dismissLead(request, await this.#token(options));
  }

  async checkName(
    request: { owner: string; name: string },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.checkName(request, await this.#token(options));
  }

  async listEnvironments(
    query: EnvironmentListQuery,
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.listEnvironments(query, await this.#token(options));
  }

  async listUnregistered(options: SecureStudioServiceOptions) {
    return this.#client.listUnregistered(await this.#token(options));
  }

  async registerEnvironments(
    items: RegistrationRequest[],
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.registerEnvironments(items, await this.#token(options));
  }

  async getEnvironment(name: string, options: SecureStudioServiceOptions) {
    return this.#client.getEnvironment(name, await this.#token(options));
  }

  async refreshEnvironment(
    request: { name: string; section?: SectionName },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.refreshEnvironment(request, await this.#token(options));
  }

  async giveEnvironment(
    request: { environment: string } & OwnerChange,
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.giveEnvironment(request, await this.#token(options));
  }

  async planEnvironment(
    request: ProvisionRequest,
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.planEnvironment(request, await this.#token(options));
  }

  async provisionEnvironment(
    request: ProvisionRequest & { idempotencyKey: string },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.provisionEnvironment(
      request,
      await this.#token(options),
    );
  }

  async listInventory(options: SecureStudioServiceOptions) {
    return this.#client.listInventory(await this.#token(options));
  }

  async confirmMissing(
    request: { target: string; environments: string[] },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.confirmMissing(request, await this.#token(options));
  }

  async getOperation(id: string, options: SecureStudioServiceOptions) {
    return this.#client.getOperation(id, await this.#token(options));
  }

  async listOperationEvents(
    request: { id: string; after?: number; limit?: number },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.listOperationEvents(
      request,
      await this.#token(options),
    );
  }

  async cancelOperation(id: string, options: SecureStudioServiceOptions) {
    return this.#client.cancelOperation(id, await this.#token(options));
  }

  async abandonOperation(id: string, options: SecureStudioServiceOptions) {
    return this.#client.abandonOperation(id, await this.#token(options));
  }

  async createStudioUrl(
    request: { name: string; profile: string },
    options: SecureStudioServiceOptions,
  ) {
    return this.#client.createStudioUrl(request, await this.#token(options));
  }

  #token({ credentials }: SecureStudioServiceOptions) {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'secure-studio',
    });
  }
}
