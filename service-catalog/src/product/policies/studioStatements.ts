import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, localArn } from '../../statements';

/** IAM's own variables, filled in for the domain and profile that the role acts for. */
const OWN_DOMAIN = '$' + '{sagemaker:DomainId}';
const OWN_PROFILE = `${OWN_DOMAIN}/$` + '{sagemaker:UserProfileName}';

const spaces = () => [localArn('sagemaker', `space/${OWN_DOMAIN}/*`)];
const apps = () => [localArn('sagemaker', `app/${OWN_DOMAIN}/*`)];

/** Private to the caller's own profile. */
const owned = (sharingTypes: string[]) => ({
  ArnLike: {
    'sagemaker:OwnerUserProfileArn': localArn(
      'sagemaker',
      `user-profile/${OWN_PROFILE}`,
    ),
  },
  StringEquals: { 'sagemaker:SpaceSharingType': sharingTypes },
});

/** What Studio shows of its own domain, to every persona. Lists cannot be narrowed. */
export function readStudioStatements(): PolicyStatement[] {
  return [
    allow(
      'ListStudio',
      [
        'sagemaker:ListApps',
        'sagemaker:ListDomains',
        'sagemaker:ListSpaces',
        'sagemaker:ListUserProfiles',
      ],
      { resources: ['*'] },
    ),
    allow(
      'ReadStudio',
      [
        'sagemaker:DescribeApp',
        'sagemaker:DescribeDomain',
        'sagemaker:DescribeSpace',
        'sagemaker:DescribeUserProfile',
        'sagemaker:ListTags',
      ],
      {
        resources: [
          ...apps(),
          ...spaces(),
          localArn('sagemaker', `domain/${OWN_DOMAIN}`),
          localArn('sagemaker', `user-profile/${OWN_DOMAIN}/*`),
        ],
      },
    ),
  ];
}

/** What Studio does in its own domain on behalf of a profile. */
export function studioStatements(): PolicyStatement[] {
  return [
    allow(
      'OwnSpaces',
      [
        'sagemaker:CreateSpace',
        'sagemaker:DeleteSpace',
        'sagemaker:UpdateSpace',
      ],
      { resources: spaces(), conditions: owned(['Private', 'Shared']) },
    ),
    allow(
      'AppsInOwnPrivateSpaces',
      ['sagemaker:CreateApp', 'sagemaker:DeleteApp'],
      { resources: apps(), conditions: owned(['Private']) },
    ),
    allow(
      'AppsInSharedSpaces',
      ['sagemaker:CreateApp', 'sagemaker:DeleteApp'],
      {
        resources: apps(),
        conditions: {
          StringEquals: { 'sagemaker:SpaceSharingType': 'Shared' },
        },
      },
    ),
    allow('TagAtCreation', ['sagemaker:AddTags'], {
      resources: [...apps(), ...spaces()],
      conditions: {
        StringEquals: {
          'sagemaker:TaggingAction': ['CreateApp', 'CreateSpace'],
        },
      },
    }),
  ];
}
