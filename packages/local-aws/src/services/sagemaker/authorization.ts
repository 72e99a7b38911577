import {
  CreateDomainRequest,
  CreateUserProfileRequest,
  Tag,
  UserSettings,
} from '@aws-sdk/client-sagemaker';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import { tags, userProfileKey } from './records';

type ConditionKeys = NonNullable<AuthorizationRequest['conditionKeys']>;

/**
 * Actions, resources and condition keys as AWS lists them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export const authorization: Service['authorization'] = {
  CreateDomain: (input: CreateDomainRequest, context: CallContext) => [
    {
      action: 'sagemaker:CreateDomain',
      resource: arn(context, 'domain/*'),
      conditionKeys: {
        ...requestTags(input.Tags),
        ...userSettingsKeys(input.DefaultUserSettings),
        'sagemaker:AuthMode': input.AuthMode ?? '',
        'sagemaker:AppNetworkAccessType':
          input.AppNetworkAccessType ?? 'PublicInternetOnly',
        'sagemaker:VpcSubnets': input.SubnetIds ?? [],
        ...(input.KmsKeyId && { 'sagemaker:VolumeKmsKeyArn': input.KmsKeyId }),
      },
    },
    ...addTagsOnCreate(input.Tags, arn(context, 'domain/*')),
    ...passRole(input.DefaultUserSettings),
  ],
  DescribeDomain: onDomain('DescribeDomain'),
  UpdateDomain: onDomain('UpdateDomain'),
  DeleteDomain: onDomain('DeleteDomain'),
  CreateUserProfile: (
    input: CreateUserProfileRequest,
    context: CallContext,
  ) => [
    {
      action: 'sagemaker:CreateUserProfile',
      resource: userProfileArn(input, context),
      conditionKeys: {
        ...requestTags(input.Tags),
        ...userSettingsKeys(input.UserSettings),
      },
    },
    ...addTagsOnCreate(input.Tags, userProfileArn(input, context)),
    ...passRole(input.UserSettings),
  ],
  DescribeUserProfile: onUserProfile('DescribeUserProfile'),
  UpdateUserProfile: onUserProfile('UpdateUserProfile'),
  DeleteUserProfile: onUserProfile('DeleteUserProfile'),
  CreatePresignedDomainUrl: onUserProfile('CreatePresignedDomainUrl'),
  AddTags: onResource('AddTags'),
  ListTags: onResource('ListTags'),
};

function onDomain(operation: string) {
  return (input: { DomainId?: string }, context: CallContext) => [
    request(operation, arn(context, `domain/${input.DomainId}`), context),
  ];
}

function onUserProfile(operation: string) {
  return (input: UserProfileId, context: CallContext) => [
    request(operation, userProfileArn(input, context), context),
  ];
}

function onResource(operation: string) {
  return (input: { ResourceArn?: string }, context: CallContext) => [
    request(operation, input.ResourceArn ?? '*', context),
  ];
}

function request(
  operation: string,
  resource: string,
  context: CallContext,
): AuthorizationRequest {
  const conditionKeys = Object.fromEntries(
    (tags(context).get(resource) ?? []).flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, Value ?? ''],
      [`sagemaker:ResourceTag/${Key}`, Value ?? ''],
    ]),
  );
  return { action: `sagemaker:${operation}`, resource, conditionKeys };
}

function requestTags(given: readonly Tag[] = []): ConditionKeys {
  return {
    ...(given.length && { 'aws:TagKeys': given.map(({ Key }) => Key ?? '') }),
    ...Object.fromEntries(
      given.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? '']),
    ),
  };
}

/** Tags given while creating need `sagemaker:AddTags` too (SageMaker guide, "Tagging"). */
function addTagsOnCreate(
  given: readonly Tag[] = [],
  resource: string,
): AuthorizationRequest[] {
  if (!given.length) return [];
  return [
    {
      action: 'sagemaker:AddTags',
      resource,
      conditionKeys: requestTags(given),
    },
  ];
}

function userSettingsKeys(settings: UserSettings = {}): ConditionKeys {
  return settings.SecurityGroups
    ? { 'sagemaker:VpcSecurityGroupIds': settings.SecurityGroups }
    : {};
}

function passRole(settings: UserSettings = {}): AuthorizationRequest[] {
  if (!settings.ExecutionRole) return [];
  return [
    {
      action: 'iam:PassRole',
      resource: settings.ExecutionRole,
      conditionKeys: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    },
  ];
}

interface UserProfileId {
  readonly DomainId?: string;
  readonly UserProfileName?: string;
}

function userProfileArn(input: UserProfileId, context: CallContext): string {
  const { DomainId = '', UserProfileName = '' } = input;
  const key = userProfileKey(DomainId, UserProfileName);
  return arn(context, `user-profile/${key}`);
}

function arn({ region, caller }: CallContext, resource: string): string {
  return `arn:aws:sagemaker:${region}:${caller.accountId}:${resource}`;
}
