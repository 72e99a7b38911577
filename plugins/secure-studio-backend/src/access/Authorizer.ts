import {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError, toError } from '@backstage/errors';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  environmentCreatePermission,
  environmentReadPermission,
  studioOpenPermission,
} from 'backstage-plugin-secure-studio-common';
import { EnvironmentCriteria } from '../environments/criteria';
import {
  Caller,
  isMember,
  Person,
  Reader,
  ServiceCaller,
  UserCaller,
} from './caller';
import { canonicalRef, userRefsOf } from './entityRefs';
import { EnvironmentResource, environmentResourceRef } from './permissions';

type Test = (environment: EnvironmentResource) => boolean;

const NO_ENVIRONMENT: EnvironmentCriteria = { property: 'owner', values: [] };

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
   * Which environments the caller may see in a list: those that meet each of the criteria. What a
   * service sees of them is for `visibleSummary` to say.
   *
   * @throws NotAllowedError where a service's access is restricted to something else, or the policy
   * decides by what Secure Studio does not know, so that nobody takes an empty list for the truth.
   */
  async readableCriteria(caller: Reader): Promise<EnvironmentCriteria[]> {
    if (caller.kind === 'service') {
      await this.#requireUnrestricted(caller);
      return [];
    }
    const decision = await this.#decide(caller, environmentReadPermission);
    const membership: EnvironmentCriteria[] =
      caller.isAdmin || caller.isReviewer
        ? []
        : [{ property: 'owner', values: [...caller.groups] }];
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return membership;
      case AuthorizeResult.CONDITIONAL:
        return [...membership, this.#criteriaOf(decision)];
      default:
        return [NO_ENVIRONMENT];
    }
  }

  /**
   * @throws NotFoundError where the caller may not see the environment, as where there is none.
   * @throws NotAllowedError for a service with no user behind it.
   */
  async requireRead<User extends Person>(
    caller: User | ServiceCaller,
    environment: EnvironmentResource,
  ): Promise<User> {
    const user = requireUser(caller);
    if (!(await this.#isReadable(user, environment))) {
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
    if (!(await this.#isReadable(caller, environment))) {
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
    const isPermitted = await this.#test(user, environmentCreatePermission);
    if (!isPermitted(proposed)) {
      throw new NotAllowedError(
        `The permission policy refuses ${user.userRef} an environment of ${proposed.owner} on target ${proposed.target}`,
      );
    }
    return user;
  }

  /**
   * Opening Studio with a profile: for a member of the owning group, with the member's own. What a
   * reviewer or an admin may read of other groups opens nothing.
   *
   * @param profileUser - To whom the portal gave the profile; null where it gave it to no one.
   * @throws NotFoundError where the caller may not see the environment.
   * @throws NotAllowedError where the profile is not the caller's, the caller is no member of the
   * owning group, or the permission policy refuses.
   */
  async requireOpen(
    caller: Reader,
    environment: EnvironmentResource,
    profileUser: string | null,
  ): Promise<Person> {
    const user = await this.requireRead(caller, environment);
    if (!isOwnProfile(user, profileUser)) {
      throw new NotAllowedError(
        'Only the user to whom a profile belongs may open Studio with it',
      );
    }
    requireMember(user, environment.owner);
    const isPermitted = await this.#test(user, studioOpenPermission);
    if (!isPermitted(environment)) {
      throw new NotAllowedError(
        `The permission policy refuses ${user.userRef} to open Studio in ${environment.name}`,
      );
    }
    return user;
  }

  async #isReadable(
    caller: Reader,
    environment: EnvironmentResource,
  ): Promise<boolean> {
    if (caller.kind === 'service') {
      await this.#requireUnrestricted(caller);
      return true;
    }
    const isPermitted = await this.#test(caller, environmentReadPermission);
    return mayRead(caller, environment) && isPermitted(environment);
  }

  async #test(caller: Person, permission: ResourcePermission): Promise<Test> {
    const decision = await this.#decide(caller, permission);
    const isAuthorized = createConditionAuthorizer(this.#rules());
    return environment =>
      applied(permission, () => isAuthorized(decision, environment));
  }

  #criteriaOf(decision: ConditionalPolicyDecision): EnvironmentCriteria {
    const toCriteria = createConditionTransformer(this.#rules());
    return applied(environmentReadPermission, () =>
      toCriteria(decision.conditions),
    );
  }

  async #decide(
    caller: Pick<UserCaller, 'credentials'>,
    permission: ResourcePermission,
  ): Promise<PolicyDecision> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials: caller.credentials },
    );
    return decision;
  }

  #rules() {
    return this.#permissionsRegistry.getPermissionRuleset(
      environmentResourceRef,
    );
  }

  /** For a service, Backstage decides by its access restrictions alone, without conditions. */
  async #requireUnrestricted(caller: ServiceCaller): Promise<void> {
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

/** @throws NotAllowedError where the policy's conditions have a rule, or its parameters, that is not ours. */
function applied<Result>(
  permission: ResourcePermission,
  apply: () => Result,
): Result {
  try {
    return apply();
  } catch (error) {
    throw new NotAllowedError(
      `The permission policy's decision on ${
        permission.name
      } cannot be applied: ${toError(error).message}`,
    );
  }
}

/** @throws NotAllowedError for a service with no user behind it. */
export function requireUser<User extends Person>(
  caller: User | ServiceCaller,
): User {
  if (caller.kind === 'service') {
    throw new NotAllowedError(
      `Service ${caller.subject} must call on behalf of a user`,
    );
  }
  return caller;
}

/** @throws NotAllowedError where the caller is no member of the group. */
export function requireMember<User extends Person>(
  caller: User | ServiceCaller,
  groupRef: string,
): User {
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
  caller: Person,
  profileUser: string | null,
): boolean {
  return userRefsOf([profileUser ?? '']).includes(caller.userRef);
}

/** The same answer for an environment that is not there and one that the caller may not see. */
export function environmentNotFound(name: string): NotFoundError {
  return new NotFoundError(`There is no environment ${name}`);
}

/** The same answer for an operation that is not there and one that the caller may not see. */
export function operationNotFound(id: string): NotFoundError {
  return new NotFoundError(`There is no operation ${id}`);
}

function mayRead(caller: Person, environment: EnvironmentResource) {
  return (
    caller.isAdmin || caller.isReviewer || isMember(caller, environment.owner)
  );
}
