import {
  CreatePresignedDomainUrlRequest,
  CreatePresignedDomainUrlResponse,
} from '@aws-sdk/client-sagemaker';
import { issueStudioUrl } from '../../studio/studioUrl';
import { validationError } from './errors';
import { operation } from './operation';
import { findDomain, findUserProfile, statusOf, tags } from './records';

/**
 * Defaults of the API, in seconds.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedDomainUrl.html
 */
const DEFAULT_EXPIRY = 300;
const DEFAULT_SESSION = 43_200;

export const createPresignedDomainUrl =
  operation<CreatePresignedDomainUrlRequest>()(
    ['DomainId', 'UserProfileName'],
    ['SessionExpirationDurationInSeconds', 'ExpiresInSeconds'],
    (input, context): CreatePresignedDomainUrlResponse => {
      const domain = findDomain(input.DomainId, context);
      if (domain.AuthMode !== 'IAM') {
        throw validationError(
          'CreatePresignedDomainUrl can only be called when the authentication mode equals IAM.',
        );
      }
      const profile = findUserProfile(
        input.DomainId,
        input.UserProfileName,
        context,
      );
      const status = statusOf(profile, context);
      if (status !== 'InService') {
        throw validationError(
          `UserProfile ${profile.UserProfileName} is ${status}.`,
        );
      }
      return {
        AuthorizedUrl: issueStudioUrl(context, {
          domainId: domain.DomainId,
          domainName: domain.DomainName,
          userProfileName: profile.UserProfileName,
          tags: tags(context).get(profile.UserProfileArn) ?? [],
          expirySeconds: input.ExpiresInSeconds ?? DEFAULT_EXPIRY,
          sessionSeconds:
            input.SessionExpirationDurationInSeconds ?? DEFAULT_SESSION,
        }),
      };
    },
  );
