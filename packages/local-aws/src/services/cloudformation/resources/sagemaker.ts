import type {
  AppNetworkAccessType,
  AppSecurityGroupManagement,
  AuthMode,
  CreateDomainCommandInput,
  DefaultSpaceSettings,
  DomainSettings,
  DomainSettingsForUpdate,
  HomeEfsFileSystemCreation,
  TagPropagation,
  UserSettings,
} from '@aws-sdk/client-sagemaker';
import { AwsError } from '../../../AwsError';
import { required } from './required';
import { resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface DomainProperties {
  readonly DomainName: string;
  readonly AuthMode: AuthMode;
  readonly DefaultUserSettings: UserSettings;
  readonly DefaultSpaceSettings?: DefaultSpaceSettings;
  readonly DomainSettings?: DomainSettings;
  readonly SubnetIds?: string[];
  readonly VpcId?: string;
  readonly AppNetworkAccessType?: AppNetworkAccessType;
  readonly AppSecurityGroupManagement?: AppSecurityGroupManagement;
  readonly HomeEfsFileSystemCreation?: HomeEfsFileSystemCreation;
  readonly KmsKeyId?: string;
  readonly TagPropagation?: TagPropagation;
  readonly Tags?: Tag[];
}

const domain = resourceProvider<DomainProperties>({
  type: 'AWS::SageMaker::Domain',
  properties: [
    'DomainName',
    'AuthMode',
    'DefaultUserSettings',
    'DefaultSpaceSettings',
    'DomainSettings',
    'SubnetIds',
    'VpcId',
    'AppNetworkAccessType',
    'AppSecurityGroupManagement',
    'HomeEfsFileSystemCreation',
    'KmsKeyId',
    'TagPropagation',
    'Tags',
  ],
  attributes: [
    'DomainId',
    'DomainArn',
    'Url',
    'HomeEfsFileSystemId',
    'SecurityGroupIdForDomainBoundary',
    'SingleSignOnManagedApplicationInstanceId',
    'SingleSignOnApplicationArn',
  ],
  async create(properties, { call }) {
    const input: CreateDomainCommandInput = properties;
    const { DomainArn } = await call('sagemaker', 'CreateDomain', input);
    const arn = required(DomainArn, 'DomainArn');
    const id = arn.slice(arn.lastIndexOf('/') + 1);
    return { physicalId: id, attributes: { DomainId: id, DomainArn: arn } };
  },
  async ready({ physicalId: DomainId }, { call }) {
    const domainOf = await call('sagemaker', 'DescribeDomain', { DomainId });
    failIfFailed(domainOf);
    const { Status, Url, HomeEfsFileSystemId } = domainOf;
    const { SecurityGroupIdForDomainBoundary } = domainOf;
    const { SingleSignOnManagedApplicationInstanceId } = domainOf;
    const { SingleSignOnApplicationArn } = domainOf;
    return Status === 'InService'
      ? {
          Url: required(Url, 'Url'),
          ...(HomeEfsFileSystemId && { HomeEfsFileSystemId }),
          ...(SecurityGroupIdForDomainBoundary && {
            SecurityGroupIdForDomainBoundary,
          }),
          ...(SingleSignOnManagedApplicationInstanceId && {
            SingleSignOnManagedApplicationInstanceId,
          }),
          ...(SingleSignOnApplicationArn && { SingleSignOnApplicationArn }),
        }
      : undefined;
  },
  async update({ physicalId: DomainId }, after, { call }) {
    await call('sagemaker', 'UpdateDomain', {
      DomainId,
      DefaultUserSettings: after.DefaultUserSettings,
      DefaultSpaceSettings: after.DefaultSpaceSettings,
      DomainSettingsForUpdate:
        after.DomainSettings && settingsForUpdate(after.DomainSettings),
      AppSecurityGroupManagement: after.AppSecurityGroupManagement,
      HomeEfsFileSystemCreation: after.HomeEfsFileSystemCreation,
      TagPropagation: after.TagPropagation,
    });
  },
  async delete({ physicalId: DomainId }, { call }) {
    await call('sagemaker', 'DeleteDomain', { DomainId });
  },
  async deleted({ physicalId: DomainId }, { call }) {
    // Answers with an error once the domain is gone.
    failIfFailed(await call('sagemaker', 'DescribeDomain', { DomainId }));
    return false;
  },
});

/** The settings of a domain under the names that UpdateDomain has for them. */
function settingsForUpdate({
  RStudioServerProDomainSettings: rStudio,
  ...settings
}: DomainSettings): DomainSettingsForUpdate {
  return {
    ...settings,
    ...(rStudio && { RStudioServerProDomainSettingsForUpdate: rStudio }),
  };
}

interface UserProfileProperties {
  readonly DomainId: string;
  readonly UserProfileName: string;
  readonly UserSettings?: UserSettings;
  readonly SingleSignOnUserIdentifier?: string;
  readonly SingleSignOnUserValue?: string;
  readonly Tags?: Tag[];
}

const userProfile = resourceProvider<UserProfileProperties>({
  type: 'AWS::SageMaker::UserProfile',
  properties: [
    'DomainId',
    'UserProfileName',
    'UserSettings',
    'SingleSignOnUserIdentifier',
    'SingleSignOnUserValue',
    'Tags',
  ],
  attributes: ['UserProfileArn'],
  async create(properties, { call }) {
    const { UserProfileArn } = await call(
      'sagemaker',
      'CreateUserProfile',
      properties,
    );
    return {
      // The registry's primary identifier.
      physicalId: `${properties.UserProfileName}|${properties.DomainId}`,
      attributes: {
        UserProfileArn: required(UserProfileArn, 'UserProfileArn'),
      },
    };
  },
  async ready({ properties: { DomainId, UserProfileName } }, { call }) {
    const profile = await call('sagemaker', 'DescribeUserProfile', {
      DomainId,
      UserProfileName,
    });
    failIfFailed(profile);
    return profile.Status === 'InService' ? {} : undefined;
  },
  async update({ properties: { DomainId, UserProfileName } }, after, { call }) {
    await call('sagemaker', 'UpdateUserProfile', {
      DomainId,
      UserProfileName,
      UserSettings: after.UserSettings,
    });
  },
  async delete({ properties: { DomainId, UserProfileName } }, { call }) {
    await call('sagemaker', 'DeleteUserProfile', { DomainId, UserProfileName });
  },
  async deleted({ properties: { DomainId, UserProfileName } }, { call }) {
    // Answers with an error once the profile is gone.
    const input = { DomainId, UserProfileName };
    failIfFailed(await call('sagemaker', 'DescribeUserProfile', input));
    return false;
  },
});

/** @throws AwsError with the reason that SageMaker gives. */
function failIfFailed(described: {
  readonly Status?: string;
  readonly FailureReason?: string;
}): void {
  const { Status = '', FailureReason } = described;
  if (Status === 'Failed' || Status.endsWith('_Failed')) {
    throw new AwsError('NotStabilized', FailureReason ?? Status);
  }
}

export const sagemaker = [domain, userProfile];
