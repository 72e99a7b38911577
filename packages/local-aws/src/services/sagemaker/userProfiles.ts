import {
  CreateUserProfileRequest,
  CreateUserProfileResponse,
  DeleteUserProfileRequest,
  DescribeUserProfileRequest,
  DescribeUserProfileResponse,
  ListUserProfilesRequest,
  ListUserProfilesResponse,
  UpdateUserProfileRequest,
  UpdateUserProfileResponse,
} from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../service';
import { resourceInUse, validationError } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  DomainRecord,
  existingUserProfiles,
  findDomain,
  findUserProfile,
  startChange,
  statusOf,
  tags,
  UserProfileRecord,
  userProfileKey,
  userProfiles,
  USER_PROFILE_SECONDS,
} from './records';

export const createUserProfile = operation<CreateUserProfileRequest>()(
  ['DomainId', 'UserProfileName'],
  [
    'SingleSignOnUserIdentifier',
    'SingleSignOnUserValue',
    'Tags',
    'UserSettings',
  ],
  ({ Tags, ...input }, context): CreateUserProfileResponse => {
    const domain = findDomain(input.DomainId, context);
    checkSignOn(domain, input);
    const key = userProfileKey(input.DomainId, input.UserProfileName);
    if (existingUserProfiles(context).some(profile => keyOf(profile) === key)) {
      throw resourceInUse(
        `UserProfile ${input.UserProfileName} already exists.`,
      );
    }
    if (statusOf(domain, context) !== 'InService') {
      throw validationError(
        `Domain ${input.DomainId} is not in service: ${statusOf(
          domain,
          context,
        )}.`,
      );
    }
    const { region, caller, clock } = context;
    const UserProfileArn = `arn:aws:sagemaker:${region}:${caller.accountId}:user-profile/${key}`;
    userProfiles(context).set(key, {
      ...input,
      UserProfileArn,
      creationTime: clock.now().toISOString(),
      ...startChange('Pending', context, USER_PROFILE_SECONDS),
    });
    tags(context).set(UserProfileArn, Tags ?? []);
    return { UserProfileArn };
  },
);

export const describeUserProfile = operation<DescribeUserProfileRequest>()(
  ['DomainId', 'UserProfileName'],
  [],
  ({ DomainId, UserProfileName }, context): DescribeUserProfileResponse => {
    const record = findUserProfile(DomainId, UserProfileName, context);
    const {
      change: _change,
      settlesAt: _settlesAt,
      creationTime,
      lastModifiedTime,
      ...profile
    } = record;
    return {
      ...profile,
      Status: statusOf(record, context),
      CreationTime: new Date(creationTime),
      LastModifiedTime: new Date(lastModifiedTime),
    };
  },
);

export const listUserProfiles = operation<ListUserProfilesRequest>()(
  [],
  ['MaxResults', 'NextToken', 'DomainIdEquals', 'UserProfileNameContains'],
  (input, context): ListUserProfilesResponse => {
    const { DomainIdEquals, UserProfileNameContains = '' } = input;
    const profiles = existingUserProfiles(context).filter(
      ({ DomainId, UserProfileName }) =>
        (DomainIdEquals ?? DomainId) === DomainId &&
        UserProfileName.toLowerCase().includes(
          UserProfileNameContains.toLowerCase(),
        ),
    );
    const { items, nextToken } = listPage(profiles, keyOf, input);
    return {
      UserProfiles: items.map(profile => ({
        DomainId: profile.DomainId,
        UserProfileName: profile.UserProfileName,
        Status: statusOf(profile, context),
        CreationTime: new Date(profile.creationTime),
        LastModifiedTime: new Date(profile.lastModifiedTime),
      })),
      NextToken: nextToken,
    };
  },
);

export const updateUserProfile = operation<UpdateUserProfileRequest>()(
  ['DomainId', 'UserProfileName'],
  ['UserSettings'],
  (input, context): UpdateUserProfileResponse => {
    const profile = changeable(input.DomainId, input.UserProfileName, context);
    userProfiles(context).set(keyOf(profile), {
      ...profile,
      UserSettings: { ...profile.UserSettings, ...input.UserSettings },
      ...startChange('Updating', context, USER_PROFILE_SECONDS),
    });
    return { UserProfileArn: profile.UserProfileArn };
  },
);

export const deleteUserProfile = operation<DeleteUserProfileRequest>()(
  ['DomainId', 'UserProfileName'],
  [],
  ({ DomainId, UserProfileName }, context): object => {
    const profile = changeable(DomainId, UserProfileName, context);
    userProfiles(context).set(keyOf(profile), {
      ...profile,
      ...startChange('Deleting', context, USER_PROFILE_SECONDS),
    });
    return {};
  },
);

function keyOf(profile: UserProfileRecord): string {
  return userProfileKey(profile.DomainId, profile.UserProfileName);
}

/**
 * Both fields belong to SSO alone.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateUserProfile.html
 */
function checkSignOn(
  domain: DomainRecord,
  input: CreateUserProfileRequest,
): void {
  const given = [
    input.SingleSignOnUserIdentifier,
    input.SingleSignOnUserValue,
  ].filter(value => value !== undefined);
  if (domain.AuthMode === 'SSO' && given.length < 2) {
    throw validationError(
      'SingleSignOnUserIdentifier and SingleSignOnUserValue are required for a domain in SSO mode.',
    );
  }
  if (domain.AuthMode === 'IAM' && given.length) {
    throw validationError(
      'SingleSignOnUserIdentifier and SingleSignOnUserValue cannot be set for a domain in IAM mode.',
    );
  }
}

/** [UNV] which error AWS gives while a profile changes: the operations declare ResourceInUse. */
function changeable(
  domainId: string,
  name: string,
  context: CallContext,
): UserProfileRecord {
  const profile = findUserProfile(domainId, name, context);
  const status = statusOf(profile, context);
  if (status !== 'InService') {
    throw resourceInUse(`UserProfile ${name} is ${status}.`);
  }
  return profile;
}
