import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';

/** A person, or a service that calls on behalf of one. */
export interface UserCaller {
  readonly kind: 'user';
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
  readonly userRef: string;
  /** Entity refs of the user and of the groups whose member it is. */
  readonly ownershipRefs: readonly string[];
  /** Entity refs of the groups whose member the user is. */
  readonly groups: readonly string[];
  readonly isAdmin: boolean;
  readonly isReviewer: boolean;
}

/** A service with no user behind it. */
export interface ServiceCaller {
  readonly kind: 'service';
  readonly credentials: BackstageCredentials<BackstageServicePrincipal>;
  readonly subject: string;
}

/** On whose behalf a request is made. */
export type Caller = UserCaller | ServiceCaller;

/** The credentials that `httpAuth` gives for users and services. */
export type CallerCredentials = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** Finds out who calls, and of which groups the caller is a member. */
export async function resolveCaller(
  credentials: CallerCredentials,
  options: { userInfo: UserInfoService; admins: string; reviewers: string },
): Promise<Caller> {
  if (isServiceCredentials(credentials)) {
    return {
      kind: 'service',
      credentials,
      subject: credentials.principal.subject,
    };
  }
  if (!isUserCredentials(credentials)) {
    throw new NotAllowedError('Only users and services may call');
  }
  const { userEntityRef, ownershipEntityRefs } =
    await options.userInfo.getUserInfo(credentials);
  const ownershipRefs = ownershipEntityRefs.map(canonicalRef);
  return {
    kind: 'user',
    credentials,
    userRef: canonicalRef(userEntityRef),
    ownershipRefs,
    groups: ownershipRefs.filter(
      ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
    ),
    isAdmin: ownershipRefs.includes(canonicalRef(options.admins)),
    isReviewer: ownershipRefs.includes(canonicalRef(options.reviewers)),
  };
}

/** Whether the caller is a user who is a member of this group. */
export function isMember(caller: Caller, groupRef: string): boolean {
  return (
    caller.kind === 'user' && caller.groups.includes(canonicalRef(groupRef))
  );
}

/** Whether the caller is a user who leads this group. Nobody does yet. */
export function isLead(_caller: Caller, _groupRef: string): boolean {
  return false;
}

/** Entity refs ignore case; this is the one spelling by which they are compared. */
export function canonicalRef(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}

function isServiceCredentials(
  credentials: CallerCredentials,
): credentials is BackstageCredentials<BackstageServicePrincipal> {
  return credentials.principal.type === 'service';
}

function isUserCredentials(
  credentials: CallerCredentials,
): credentials is BackstageCredentials<BackstageUserPrincipal> {
  return credentials.principal.type === 'user';
}
