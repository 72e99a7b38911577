import { changeOutsideStacks } from './changePattern';
import type { FindingRule } from './finding';

const principalPath = '$.detail.userIdentity.arn';

/** Changes to domains and user profiles, and studio URLs that the portal did not mint. */
export function studioChangeFindings(roles: {
  readonly operateRoleArn: string;
  readonly openRoleArn: string;
}): FindingRule[] {
  return [
    {
      id: 'DomainChanged',
      control: 'domain-changed-outside-stack',
      severity: 'HIGH',
      description: 'A SageMaker domain was changed outside the stacks',
      pattern: changeOutsideStacks({
        service: 'sagemaker',
        eventName: ['CreateDomain', 'UpdateDomain', 'DeleteDomain'],
      }),
      resourcePath: '$.detail.requestParameters.domainId',
      principalPath,
    },
    {
      id: 'UserProfileChanged',
      control: 'user-profile-changed-outside-portal',
      severity: 'HIGH',
      description:
        'A user profile was changed neither by a stack nor by the portal',
      pattern: changeOutsideStacks({
        service: 'sagemaker',
        eventName: [
          'CreateUserProfile',
          'UpdateUserProfile',
          'DeleteUserProfile',
        ],
        exceptRole: roles.operateRoleArn,
      }),
      resourcePath: '$.detail.requestParameters.userProfileName',
      principalPath,
    },
    {
      id: 'StudioOpened',
      control: 'studio-opened-outside-portal',
      severity: 'MEDIUM',
      description: 'A studio URL was minted by somebody else than the portal',
      pattern: changeOutsideStacks({
        service: 'sagemaker',
        eventName: ['CreatePresignedDomainUrl'],
        exceptRole: roles.openRoleArn,
      }),
      resourcePath: '$.detail.requestParameters.userProfileName',
      principalPath,
    },
  ];
}
