import {
  CreatePresignedDomainUrlCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { AwsError } from './errors';
import { AwsSession } from './sessions';

export interface StudioUrlGateway {
  /**
   * Mints a studio URL: a credential, never to be stored or logged.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedDomainUrl.html
   */
  createPresignedDomainUrl(request: {
    domainId: string;
    profileName: string;
    /** Seconds for which the URL may be opened: 5 to 300. */
    expiresIn: number;
    /** Seconds for which the session lasts: 1,800 to 43,200. */
    session: number;
  }): Promise<string>;
}

/** Assumes the role before anything is asked for. */
export async function openStudioUrlGateway({
  clientConfig,
  call,
}: AwsSession): Promise<StudioUrlGateway> {
  const client = new SageMakerClient({
    ...clientConfig,
    credentials: await clientConfig.credentials(),
  });
  return {
    async createPresignedDomainUrl({
      domainId,
      profileName,
      expiresIn,
      session,
    }) {
      const action = 'sagemaker:CreatePresignedDomainUrl';
      const command = new CreatePresignedDomainUrlCommand({
        DomainId: domainId,
        UserProfileName: profileName,
        ExpiresInSeconds: expiresIn,
        SessionExpirationDurationInSeconds: session,
      });
      const { AuthorizedUrl } = await call(action, o =>
        client.send(command, o),
      );
      if (!AuthorizedUrl) {
        throw new AwsError(
          'unexpected',
          `${action} answered without a URL.`,
          'NoAuthorizedUrl',
        );
      }
      return AuthorizedUrl;
    },
  };
}
