import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { TAGS } from 'backstage-plugin-secure-studio-common';
import { allow, localArn } from '../statements';

/** IAM's own variable, filled in with the session's tag. */
const SESSION_USER = '$' + `{aws:PrincipalTag/${TAGS.studioUserId}}`;

/** Purpose *open*: a studio URL for the profiles of the session's user, and of nobody else. */
export function openStatements(): PolicyStatement[] {
  return [
    allow('OwnProfile', ['sagemaker:CreatePresignedDomainUrl'], {
      resources: [localArn('sagemaker', 'user-profile/*')],
      conditions: {
        StringEquals: {
          [`sagemaker:ResourceTag/${TAGS.studioUserId}`]: SESSION_USER,
        },
      },
    }),
  ];
}
