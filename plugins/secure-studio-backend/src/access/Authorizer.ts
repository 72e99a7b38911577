import {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  environmentCreatePermission,
  environmentReadPermission,
  studioOpenPermission,
} from 'backstage-plugin-secure-studio-common';
import { Caller, isMember, UserCaller } from './caller';
import { canonicalRef } from './entityRefs';
import { EnvironmentResource, environmentResourceRef } from './permissions';

type Test = (environment: EnvironmentResource) => boolean;

/**
 * Decides what a caller may do, with two locks: rules in code, which hold also where the permission
 * framework is off or a service calls, and the permission policy, which only narrows.
 */
export class Authorizer {
  readonly #permissions: PermissionsService;
  readonly #permissionsRegistry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#permissionsRegistry = options.permissionsRegistry;
  }

  /**
   * Which environments the caller may see in a list. What a service sees of them is for
   * `visibleSummary` to say.
   *
   * @throws NotAllowedError where a service's access is restricted to something else, so that it
   * never takes an empty list for the truth.
   */
  async readableFilter(caller: Caller): Promise<Test> {
    if (caller.kind === 'service') {
      await this.#requireUnrestricted(caller);
      return () => true;
    }
    const isPermitted = await this.#decide(caller, environmentReadPermission);
    return environment =>
      mayRead(caller, environment) && isPermitted(environment);
  }

  /**
   * @throws NotFoundError where the caller may not see the environment, as where there is none.
   * @throws NotAllowedError for a service with no user behind it.
   */
  async requireRead(
    caller: Caller,
    environment: EnvironmentResource,
  ): Promise<UserCaller> {
    const user = requireUser(caller);
    const isReadable = await this.readableFilter(user);
    if (!isReadable(environment)) {
      throw environmentNotFound(environment.name);
    }
    return user;
  }

  /**
   * Reading an operation by its random id, and its events: also for a service, which follows what it
   * asked for longer than a user's token lasts.
   *
   * @throws NotFoundError where the caller may not see the operation's environment, as where there
   * is no such operation.
   */
  async requireReadOperation(
    caller: Caller,
    operation: { id: string },
    environment: EnvironmentResource,
  ): Promise<void> {
    const isReadable = await this.readableFilter(caller);
    if (!isReadable(environment)) {
      throw operationNotFound(operation.id);
    }
  }

  /**
   * Provisioning an environment that is only proposed.
   *
   * @throws NotAllowedError where the caller is no member of the group that will own it, the target
   * is not open to that group, or the permission policy refuses.
   */
  async requireCreate(
    caller: Caller,
    proposed: EnvironmentResource,
    target: { owners: readonly string[] },
  ): Promise<UserCaller> {
    const user = requireMember(caller, proposed.owner);
    if (!isOpenTo(target, proposed.owner)) {
      throw new NotAllowedError(
        `Target ${proposed.target} is not open to ${proposed.owner}`,
      );
    }
    const isPermitted = await this.#decide(user, environmentCreatePermission);
    if (!isPermitted(proposed)) {
      throw new NotAllowedError(
        `The permission policy refuses ${user.userRef} an environment of ${proposed.owner} on target ${proposed.target}`,
      );
    }
    return user;
  }

  /**
   * Opening Studio with a profile.
   *
   * @param profileUser - To whom the portal gave the profile; null where it gave it to no one.
   * @throws NotFoundError where the caller may not see the environment.
   * @throws NotAllowedError where the profile is not the caller's, or the permission policy refuses.
   */
  async requireOpen(
    caller: Caller,
    environment: EnvironmentResource,
    profileUser: string | null,
  ): Promise<UserCaller> {
    const user = await this.requireRead(caller, environment);
    if (!isOwnProfile(user, profileUser)) {
      throw new NotAllowedError(
        'Only the user to whom a profile belongs may open Studio with it',
      );
    }
    const isPermitted = await this.#decide(user, studioOpenPermission);
    if (!isPermitted(environment)) {
      throw new NotAllowedError(
        `The permission policy refuses ${user.userRef} to open Studio in ${environment.name}`,
      );
    }
    return user;
  }

  async #decide(
    caller: UserCaller,
    permission: ResourcePermission,
  ): Promise<Test> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials: caller.credentials },
    );
    const isAuthorized = createConditionAuthorizer(
      this.#permissionsRegistry.getPermissionRuleset(environmentResourceRef),
    );
    return environment => isAuthorized(decision, environment);
  }

  /** For a service, Backstage decides by its access restrictions alone, without conditions. */
  async #requireUnrestricted(caller: Caller): Promise<void> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: environmentReadPermission }],
      { credentials: caller.credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The access restrictions of this service leave out ${environmentReadPermission.name}`,
      );
    }
  }
}

/** @throws NotAllowedError for a service with no user behind it. */
export function requireUser(caller: Caller): UserCaller {
  if (caller.kind !== 'user') {
    throw new NotAllowedError(
      `Service ${caller.subject} must call on behalf of a user`,
    );
  }
  return caller;
}

/** @throws NotAllowedError where the caller is no member of the group. */
export function requireMember(caller: Caller, groupRef: string): UserCaller {
  const user = requireUser(caller);
  if (!isMember(user, groupRef)) {
    throw new NotAllowedError(`${user.userRef} is no member of ${groupRef}`);
  }
  return user;
}

/** @throws NotAllowedError where the caller is no platform admin. */
export function requireAdmin(caller: Caller): UserCaller {
  const user = requireUser(caller);
  if (!user.isAdmin) {
    throw new NotAllowedError('Only platform admins may do this');
  }
  return user;
}

/** Whether this group may provision on the target. */
export function isOpenTo(
  target: { owners: readonly string[] },
  groupRef: string,
): boolean {
  return target.owners.some(
    owner => owner === '*' || canonicalRef(owner) === canonicalRef(groupRef),
  );
}

/** Whether the profile belongs to this caller. */
export function isOwnProfile(
  caller: UserCaller,
  profileUser: string | null,
): boolean {
  return profileUser !== null && canonicalRef(profileUser) === caller.userRef;
}

/** The same answer for an environment that is not there and one that the caller may not see. */
export function environmentNotFound(name: string): NotFoundError {
  return new NotFoundError(`There is no environment ${name}`);
}

/** The same answer for an operation that is not there and one that the caller may not see. */
export function operationNotFound(id: string): NotFoundError {
  return new NotFoundError(`There is no operation ${id}`);
}

function mayRead(caller: UserCaller, environment: EnvironmentResource) {
  return (
    caller.isAdmin || caller.isReviewer || isMember(caller, environment.owner)
  );
}
