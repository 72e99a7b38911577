import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { TAGS } from 'backstage-plugin-secure-studio-common';
import { allow, localArn } from '../statements';

/** IAM's own variable, filled in with the session's tag. */
const sessionTag = (key: string) => '$' + `{aws:PrincipalTag/${key}}`;

/**
 * Purpose *open*: a studio URL for the profiles of the session's user, and of nobody else. A profile
 * that a portal made is opened for that portal's sessions only: another portal of the account may
 * have a user of the same name. One without the portal's tag is older than the tag.
 */
export function openStatements(): PolicyStatement[] {
  return [
    allow('OwnProfile', ['sagemaker:CreatePresignedDomainUrl'], {
      resources: [localArn('sagemaker', 'user-profile/*')],
      conditions: {
        StringEquals: {
          [`sagemaker:ResourceTag/${TAGS.studioUserId}`]: sessionTag(
            TAGS.studioUserId,
          ),
        },
        StringEqualsIfExists: {
          [`sagemaker:ResourceTag/${TAGS.portal}`]: sessionTag(TAGS.portal),
        },
      },
    }),
  ];
}
