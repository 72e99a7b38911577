import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { canonicalRef } from './entityRefs';
import { Leads } from './Leads';
import { Membership } from './Membership';

/** A person, or a service that calls on behalf of one. All refs are in the spelling by which they are compared. */
export interface UserCaller {
  readonly kind: 'user';
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
  readonly userRef: string;
  /** Entity refs of the groups whose member the caller is, by the configured meaning of membership. */
  readonly groups: readonly string[];
  readonly isAdmin: boolean;
  readonly isReviewer: boolean;
  /** Entity refs of the groups that the caller leads. */
  readonly leads: readonly string[];
}

/** A service with no user behind it. */
export interface ServiceCaller {
  readonly kind: 'service';
  readonly credentials: BackstageCredentials<BackstageServicePrincipal>;
  readonly subject: string;
}

/** On whose behalf a request is made. */
export type Caller = UserCaller | ServiceCaller;

/** A person of whom it makes no difference what it leads, which is another question to the database. */
export type Person = Omit<UserCaller, 'leads'>;

/** Whoever only reads, or opens Studio. */
export type Reader = Person | ServiceCaller;

/** The credentials that `httpAuth` gives for users and services. */
export type CallerCredentials = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** What says who calls. */
export interface ReaderServices {
  userInfo: UserInfoService;
  membership: Membership;
  admins: string;
  reviewers: string;
}

/**
 * Finds out who calls, of which groups the caller is a member and which ones it leads.
 *
 * @throws CatalogAwayError where nobody can say so.
 */
export async function resolveCaller(
  credentials: CallerCredentials,
  { leads, ...services }: ReaderServices & { leads: Leads },
): Promise<Caller> {
  const reader = await resolveReader(credentials, services);
  return reader.kind === 'service'
    ? reader
    : { ...reader, leads: await leads.groupsLedBy(reader) };
}

/**
 * Finds out who calls and of which groups the caller is a member.
 *
 * @throws CatalogAwayError where nobody can say so.
 */
export async function resolveReader(
  credentials: CallerCredentials,
  { userInfo, membership, admins, reviewers }: ReaderServices,
): Promise<Reader> {
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
  const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
    credentials,
  );
  const userRef = canonicalRef(userEntityRef);
  const groups = await membership.groupsOfCaller(userRef, ownershipEntityRefs);
  return {
    kind: 'user',
    credentials,
    userRef,
    groups,
    isAdmin: groups.includes(canonicalRef(admins)),
    isReviewer: groups.includes(canonicalRef(reviewers)),
  };
}

/** Whether the caller is a user who is a member of this group. */
export function isMember(caller: Reader, groupRef: string): boolean {
  return caller.kind === 'user' && has(caller.groups, groupRef);
}

/** Whether the caller is a user who leads this group. An admin may do the same without leading it. */
export function isLead(caller: Caller, groupRef: string): boolean {
  return caller.kind === 'user' && has(caller.leads, groupRef);
}

function has(groups: readonly string[], groupRef: string): boolean {
  return groups.includes(canonicalRef(groupRef));
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
