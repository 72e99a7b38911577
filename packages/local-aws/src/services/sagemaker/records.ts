import {
  CreateDomainRequest,
  CreateUserProfileRequest,
  Tag,
} from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../service';
import { Collection } from '../../state';
import { isSettled, settlesAfter, Settling } from '../settling';
import { resourceNotFound } from './errors';

/** How long a domain and a user profile take at the demo's pace, in seconds. */
export const DOMAIN_SECONDS = 3;
export const USER_PROFILE_SECONDS = 1;

type Change = 'Pending' | 'Updating' | 'Deleting';

interface Changing extends Settling {
  /** What is going on until it settles. */
  readonly change: Change;
  readonly creationTime: string;
  readonly lastModifiedTime: string;
}

export interface DomainRecord
  extends Changing,
    Omit<CreateDomainRequest, 'Tags' | 'DomainName'> {
  readonly DomainId: string;
  readonly DomainArn: string;
  readonly DomainName: string;
  readonly Url: string;
  readonly HomeEfsFileSystemId?: string;
  /** In SSO mode. */
  readonly SingleSignOnManagedApplicationInstanceId?: string;
  readonly SingleSignOnApplicationArn?: string;
}

export interface UserProfileRecord
  extends Changing,
    Omit<CreateUserProfileRequest, 'Tags' | 'DomainId' | 'UserProfileName'> {
  readonly DomainId: string;
  readonly UserProfileName: string;
  readonly UserProfileArn: string;
}

/** The state that AWS shows: a change that has settled is over. */
export function statusOf(
  record: Changing,
  context: CallContext,
): Change | 'InService' {
  return isSettled(record, context) ? 'InService' : record.change;
}

/** The fields of a change that starts now. */
export function startChange(
  change: Change,
  context: CallContext,
  demoSeconds: number,
): Pick<Changing, 'change' | 'settlesAt' | 'lastModifiedTime'> {
  return {
    change,
    settlesAt: settlesAfter(context, demoSeconds),
    lastModifiedTime: context.clock.now().toISOString(),
  };
}

export function domains(context: CallContext): Collection<DomainRecord> {
  return context.state.collection('sagemaker.domains');
}

export function userProfiles(
  context: CallContext,
): Collection<UserProfileRecord> {
  return context.state.collection('sagemaker.userProfiles');
}

/** Tags by resource ARN. */
export function tags(context: CallContext): Collection<Tag[]> {
  return context.state.collection('sagemaker.tags');
}

/**
 * Names of profiles are case-insensitive.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateUserProfile.html
 */
export function userProfileKey(domainId: string, name: string): string {
  return `${domainId}/${name.toLowerCase()}`;
}

/** Those that exist: what has been deleted for good is removed here. */
export function existingDomains(context: CallContext): DomainRecord[] {
  return domains(context)
    .entries()
    .filter(([key, record]) => {
      const isGone = isDeleted(record, context);
      if (isGone) {
        domains(context).delete(key);
        tags(context).delete(record.DomainArn);
      }
      return !isGone;
    })
    .map(([, record]) => record);
}

export function existingUserProfiles(
  context: CallContext,
): UserProfileRecord[] {
  return userProfiles(context)
    .entries()
    .filter(([key, record]) => {
      const isGone = isDeleted(record, context);
      if (isGone) {
        userProfiles(context).delete(key);
        tags(context).delete(record.UserProfileArn);
      }
      return !isGone;
    })
    .map(([, record]) => record);
}

/** @throws AwsError ResourceNotFound */
export function findDomain(
  domainId: string,
  context: CallContext,
): DomainRecord {
  const found = existingDomains(context).find(
    ({ DomainId }) => DomainId === domainId,
  );
  if (!found) throw resourceNotFound(`Domain ${domainId}`);
  return found;
}

/** @throws AwsError ResourceNotFound */
export function findUserProfile(
  domainId: string,
  name: string,
  context: CallContext,
): UserProfileRecord {
  findDomain(domainId, context);
  const key = userProfileKey(domainId, name);
  const found = existingUserProfiles(context).find(
    profile =>
      userProfileKey(profile.DomainId, profile.UserProfileName) === key,
  );
  if (!found) throw resourceNotFound(`UserProfile ${name} of ${domainId}`);
  return found;
}

function isDeleted(record: Changing, context: CallContext): boolean {
  return record.change === 'Deleting' && isSettled(record, context);
}
