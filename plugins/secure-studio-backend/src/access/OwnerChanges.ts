import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import {
  ChangedOwner,
  checkEnvironmentName,
  OwnerChange,
} from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import { Identity } from '../environments/EnvironmentOwners';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { OperationStore } from '../operations/OperationStore';
import { environmentNotFound } from './Authorizer';
import { titled } from './catalogGroups';
import { CatalogReader } from './CatalogReader';
import { groupRefsOf } from './entityRefs';
import { Membership } from './Membership';

/** Gives environments to other groups, such as those of a group that was renamed, merged or is gone. */
export class OwnerChanges {
  constructor(
    private readonly services: {
      environments: EnvironmentStore;
      operations: Pick<OperationStore, 'findLatest' | 'transaction'>;
      membership: Membership;
      catalog: CatalogReader;
      /** Makes the environment's status anew. */
      refreshStatus(name: string, transaction: Knex.Transaction): Promise<void>;
    },
  ) {}

  /**
   * The full name stays, and so do the profiles.
   *
   * @param environment - Full name.
   * @throws InputError where the catalog does not have the group, or the name breaks a rule.
   * @throws NotFoundError where there is no such environment.
   * @throws ConflictError where the environment is the group's already, is gone or is being changed,
   * or the group has another one of the name.
   * @throws CatalogAwayError
   */
  async give(environment: string, change: OwnerChange): Promise<ChangedOwner> {
    const { environments, membership, operations } = this.services;
    const owner = await this.#requireGroup(change.owner);
    checkShortName(owner, change.name);
    const profiles = await environments.listProfiles(environment);
    const members = await membership.membersAmong(
      profiles.map(({ user }) => user),
      owner,
    );
    const { previous, shortName } = await operations
      .transaction(transaction =>
        this.#give(environment, { owner, shortName: change.name }, transaction),
      )
      .catch(error => {
        throw isDatabaseConflictError(error)
          ? new ConflictError(
              `${owner} got an environment of this name just now`,
            )
          : error;
      });
    return {
      environment,
      owner,
      previousOwner: previous,
      name: shortName,
      profilesOfOthers: profiles
        .filter(({ user }) => !members.has(user))
        .map(({ profile, user }) => ({ profile, user })),
    };
  }

  async #give(
    name: string,
    wanted: { owner: string; shortName?: string },
    transaction: Knex.Transaction,
  ): Promise<{ previous: string; shortName: string }> {
    const { environments, operations, refreshStatus } = this.services;
    const { owners } = environments;
    const environment = await environments.find(name, transaction);
    if (!environment) {
      throw environmentNotFound(name);
    }
    const identity: Identity = {
      owner: wanted.owner,
      shortName: wanted.shortName ?? environment.shortName,
    };
    if (environment.owner === identity.owner) {
      throw new ConflictError(`${name} belongs to ${identity.owner} already`);
    }
    if (environment.terminatedAt) {
      throw new ConflictError(`${name} is gone`);
    }
    const latest = await operations.findLatest(name, transaction);
    if (latest?.state === 'open') {
      throw new ConflictError(
        `${name} is being changed: give it to another group once that has ended`,
      );
    }
    const namesake = await owners.findByIdentity(identity, transaction);
    if (namesake) {
      throw new ConflictError(
        `name: must be another one than ${identity.shortName}, by which ${identity.owner} knows ${namesake.name}`,
      );
    }
    await owners.freeIdentity(identity, transaction);
    await owners.give(name, identity, transaction);
    await refreshStatus(name, transaction);
    return { previous: environment.owner, shortName: identity.shortName };
  }

  async #requireGroup(ref: string): Promise<string> {
    const groups = groupRefsOf([ref]);
    const known = await this.services.catalog.read(readable =>
      titled(groups, readable),
    );
    if (known.length === 0) {
      throw new InputError('owner: must be a group that the catalog has');
    }
    return known[0].ref;
  }
}

function checkShortName(owner: string, name: string | undefined): void {
  const [violation] =
    name === undefined ? [] : checkEnvironmentName(owner, name);
  if (violation) {
    throw new InputError(`${violation.field}: ${violation.rule}`);
  }
}
