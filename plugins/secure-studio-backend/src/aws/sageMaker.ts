import {
  DescribeDomainCommand,
  ListDomainsCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { partitionOf } from 'backstage-plugin-secure-studio-common';
import { undefinedIfNotFound } from './errors';
import { AwsSession } from './sessions';
import { AwsTarget } from './types';

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
  /** The tags of one user profile; undefined where there is no such profile. */
  listProfileTags(
    profile: Pick<UserProfile, 'domainId' | 'name'>,
  ): Promise<Record<string, string> | undefined>;
}

/** The default page has ten items. */
const PAGE_SIZE = 100;

export function createSageMakerGateway(
  target: AwsTarget,
  { clientConfig, call }: AwsSession,
): SageMakerGateway {
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

    async listProfileTags(profile) {
      const tags: Record<string, string> = {};
      let NextToken: string | undefined;
      do {
        const command = new ListTagsCommand({
          ResourceArn: userProfileArn(target, profile),
          NextToken,
        });
        const page = await undefinedIfNotFound(
          call('sagemaker:ListTags', o => client.send(command, o)),
        );
        if (!page) {
          return undefined;
        }
        for (const { Key = '', Value = '' } of page.Tags ?? []) {
          tags[Key] = Value;
        }
        NextToken = page.NextToken;
      } while (NextToken);
      return tags;
    },
  };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html */
function userProfileArn(
  { region, accountId }: AwsTarget,
  { domainId, name }: Pick<UserProfile, 'domainId' | 'name'>,
): string {
  return `arn:${partitionOf(
    region,
  )}:sagemaker:${region}:${accountId}:user-profile/${domainId}/${name}`;
}
