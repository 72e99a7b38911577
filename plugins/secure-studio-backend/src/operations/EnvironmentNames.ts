import { ConflictError } from '@backstage/errors';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  environmentEntityRef,
  environmentFullName,
  environmentLocation,
} from 'backstage-plugin-secure-studio-common';
import { CatalogReader } from '../access';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { ProvisionRequests } from './ProvisionRequests';
import { NameRequest, notFree } from './submission';

/** The names of environments that are asked for. */
export class EnvironmentNames {
  constructor(
    private readonly services: {
      catalog: CatalogReader;
      environments: EnvironmentStore;
      requests: ProvisionRequests;
    },
  ) {}

  /**
   * The full name of what is asked for: that of the environment which the group knows by this name
   * already, or the one that a new environment gets.
   */
  async fullNameOf(owner: string, name: string): Promise<string> {
    const known = await this.services.environments.owners.findByIdentity({
      owner,
      shortName: name,
    });
    return known?.name ?? environmentFullName(owner, name);
  }

  /**
   * Why a new environment may not have this name now; undefined where it may.
   *
   * @throws CatalogAwayError
   */
  async heldReason(request: NameRequest): Promise<string | undefined> {
    return (
      (await this.services.requests.nameHeldReason(request)) ??
      ((await this.#isHidden(request.fullName))
        ? notFree(request.fullName)
        : undefined)
    );
  }

  /**
   * @throws ConflictError where another entity of the catalog has the name, so that it would hide the
   * environment.
   * @throws CatalogAwayError
   */
  async requireUnhidden(fullName: string): Promise<void> {
    if (await this.#isHidden(fullName)) {
      throw new ConflictError(notFree(fullName));
    }
  }

  async #isHidden(fullName: string): Promise<boolean> {
    const entity = await this.services.catalog.read(({ catalog, options }) =>
      catalog.getEntityByRef(environmentEntityRef(fullName), options),
    );
    const annotations = entity?.metadata.annotations ?? {};
    return (
      entity !== undefined &&
      (annotations[ANNOTATIONS.environment] !== fullName ||
        annotations[ANNOTATION_LOCATION] !== environmentLocation(fullName))
    );
  }
}
