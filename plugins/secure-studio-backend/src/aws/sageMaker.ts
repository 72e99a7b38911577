import {
  DescribeDomainCommand,
  ListDomainsCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { undefinedIfNotFound } from './errors';
import { AwsSession } from './sessions';

/** What a list of domains tells of each. */
export interface DomainSummary {
  id: string;
  name: string;
  /** Such as `InService`. */
  status: string;
  /** ISO-8601. */
  createdAt?: string;
  modifiedAt?: string;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeDomain.html */
export interface StudioDomain extends DomainSummary {
  failureReason?: string;
  /** `IAM` or `SSO`. */
  authMode?: string;
  /** AppNetworkAccessType: `VpcOnly` or `PublicInternetOnly`. */
  networkAccess?: string;
  vpcId?: string;
  subnetIds: string[];
  kmsKeyId?: string;
  /** `Enabled` or `Disabled`. */
  homeEfsFileSystemCreation?: string;
}

export interface UserProfile {
  domainId: string;
  name: string;
  status: string;
  /** ISO-8601. */
  createdAt?: string;
}

export interface SageMakerGateway {
  /** Undefined where SageMaker has no such domain. */
  describeDomain(id: string): Promise<StudioDomain | undefined>;
  /** Every domain of the region, page by page. */
  listDomains(): AsyncIterable<DomainSummary[]>;
  /** The user profiles of one domain, or of the whole region, page by page. */
  listUserProfiles(domainId?: string): AsyncIterable<UserProfile[]>;
}

/** The default page has ten items. */
const PAGE_SIZE = 100;

export function createSageMakerGateway({
  clientConfig,
  call,
}: AwsSession): SageMakerGateway {
  const client = new SageMakerClient(clientConfig);

  return {
    async describeDomain(id) {
      const domain = await undefinedIfNotFound(
        call('sagemaker:DescribeDomain', o =>
          client.send(new DescribeDomainCommand({ DomainId: id }), o),
        ),
      );
      return (
        domain && {
          id,
          name: domain.DomainName ?? '',
          status: domain.Status ?? '',
          createdAt: domain.CreationTime?.toISOString(),
          modifiedAt: domain.LastModifiedTime?.toISOString(),
          failureReason: domain.FailureReason,
          authMode: domain.AuthMode,
          networkAccess: domain.AppNetworkAccessType,
          vpcId: domain.VpcId,
          subnetIds: domain.SubnetIds ?? [],
          kmsKeyId: domain.KmsKeyId,
          homeEfsFileSystemCreation: domain.HomeEfsFileSystemCreation,
        }
      );
    },

    async *listDomains() {
      let NextToken: string | undefined;
      do {
        const command = new ListDomainsCommand({
          MaxResults: PAGE_SIZE,
          NextToken,
        });
        const page = await call('sagemaker:ListDomains', o =>
          client.send(command, o),
        );
        yield (page.Domains ?? []).map(domain => ({
          id: domain.DomainId ?? '',
          name: domain.DomainName ?? '',
          status: domain.Status ?? '',
          createdAt: domain.CreationTime?.toISOString(),
          modifiedAt: domain.LastModifiedTime?.toISOString(),
        }));
        NextToken = page.NextToken;
      } while (NextToken);
    },

    async *listUserProfiles(domainId) {
      let NextToken: string | undefined;
      do {
        const command = new ListUserProfilesCommand({
          DomainIdEquals: domainId,
          MaxResults: PAGE_SIZE,
          NextToken,
        });
        const page = await call('sagemaker:ListUserProfiles', o =>
          client.send(command, o),
        );
        yield (page.UserProfiles ?? []).map(profile => ({
          domainId: profile.DomainId ?? '',
          name: profile.UserProfileName ?? '',
          status: profile.Status ?? '',
          createdAt: profile.CreationTime?.toISOString(),
        }));
        NextToken = page.NextToken;
      } while (NextToken);
    },
  };
}
