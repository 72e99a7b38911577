import {
  CreateDomainRequest,
  CreateDomainResponse,
  DeleteDomainRequest,
  DescribeDomainRequest,
  DescribeDomainResponse,
  ListDomainsRequest,
  ListDomainsResponse,
  UpdateDomainRequest,
  UpdateDomainResponse,
} from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { resourceInUse, validationError } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  DomainRecord,
  domains,
  DOMAIN_SECONDS,
  existingDomains,
  existingUserProfiles,
  findDomain,
  startChange,
  statusOf,
  tags,
} from './records';
import { checkSubnets } from './subnets';

export const createDomain = operation<CreateDomainRequest>()(
  ['DomainName', 'AuthMode', 'DefaultUserSettings', 'SubnetIds', 'VpcId'],
  [
    'DomainSettings',
    'Tags',
    'AppNetworkAccessType',
    'KmsKeyId',
    'HomeEfsFileSystemCreation',
    'TagPropagation',
    'DefaultSpaceSettings',
    'AppSecurityGroupManagement',
  ],
  async ({ Tags, ...input }, context): Promise<CreateDomainResponse> => {
    // [UNV] that a name is unique: the operation declares ResourceInUse, and nothing else fits it.
    if (
      existingDomains(context).some(
        ({ DomainName }) => DomainName === input.DomainName,
      )
    ) {
      throw resourceInUse(`Domain ${input.DomainName} already exists.`);
    }
    await checkSubnets(input.VpcId, input.SubnetIds, context);
    const record = newDomain(input, context);
    domains(context).set(record.DomainId, record);
    tags(context).set(record.DomainArn, Tags ?? []);
    const { DomainId, DomainArn, Url } = record;
    return { DomainId, DomainArn, Url };
  },
);

export const describeDomain = operation<DescribeDomainRequest>()(
  ['DomainId'],
  [],
  ({ DomainId }, context): DescribeDomainResponse => {
    const {
      change: _change,
      settlesAt: _settlesAt,
      creationTime,
      lastModifiedTime,
      ...domain
    } = findDomain(DomainId, context);
    return {
      ...domain,
      Status: statusOf(findDomain(DomainId, context), context),
      CreationTime: new Date(creationTime),
      LastModifiedTime: new Date(lastModifiedTime),
    };
  },
);

export const listDomains = operation<ListDomainsRequest>()(
  [],
  ['MaxResults', 'NextToken'],
  (input, context): ListDomainsResponse => {
    const { items, nextToken } = listPage(
      existingDomains(context),
      ({ DomainId }) => DomainId,
      input,
    );
    return {
      Domains: items.map(domain => ({
        DomainArn: domain.DomainArn,
        DomainId: domain.DomainId,
        DomainName: domain.DomainName,
        Status: statusOf(domain, context),
        CreationTime: new Date(domain.creationTime),
        LastModifiedTime: new Date(domain.lastModifiedTime),
        Url: domain.Url,
      })),
      NextToken: nextToken,
    };
  },
);

export const updateDomain = operation<UpdateDomainRequest>()(
  ['DomainId'],
  [
    'DefaultUserSettings',
    'DefaultSpaceSettings',
    'AppNetworkAccessType',
    'SubnetIds',
    'VpcId',
    'TagPropagation',
    'HomeEfsFileSystemCreation',
    'AppSecurityGroupManagement',
    'DomainSettingsForUpdate',
  ],
  async (
    { DomainSettingsForUpdate, ...input },
    context,
  ): Promise<UpdateDomainResponse> => {
    const domain = findDomain(input.DomainId, context);
    refuseWhileChanging(domain, context);
    // One way only: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateDomain.html
    if (
      input.HomeEfsFileSystemCreation === 'Disabled' &&
      domain.HomeEfsFileSystemCreation !== 'Disabled'
    ) {
      throw validationError(
        'HomeEfsFileSystemCreation cannot be changed from Enabled to Disabled.',
      );
    }
    if (input.SubnetIds) {
      const vpcId = input.VpcId ?? domain.VpcId ?? '';
      await checkSubnets(vpcId, input.SubnetIds, context);
    }
    domains(context).set(domain.DomainId, {
      ...domain,
      ...input,
      DomainSettings: { ...domain.DomainSettings, ...DomainSettingsForUpdate },
      ...startChange('Updating', context, DOMAIN_SECONDS),
    });
    return { DomainArn: domain.DomainArn };
  },
);

export const deleteDomain = operation<DeleteDomainRequest>()(
  ['DomainId'],
  ['RetentionPolicy'],
  ({ DomainId }, context): object => {
    const domain = findDomain(DomainId, context);
    // A domain with any user profile cannot be deleted: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteDomain.html
    if (
      existingUserProfiles(context).some(
        profile => profile.DomainId === DomainId,
      )
    ) {
      throw resourceInUse(
        `Unable to delete Domain ${DomainId} because UserProfile(s) are associated with it.`,
      );
    }
    refuseWhileChanging(domain, context);
    domains(context).set(DomainId, {
      ...domain,
      ...startChange('Deleting', context, DOMAIN_SECONDS),
    });
    return {};
  },
);

function newDomain(
  input: Omit<CreateDomainRequest, 'DomainName'> & { DomainName: string },
  context: CallContext,
): DomainRecord {
  const { region, caller } = context;
  const DomainId = `d-${randomId(12)}`;
  const now = context.clock.now().toISOString();
  return {
    ...input,
    // Defaults of the API: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html
    AppNetworkAccessType: input.AppNetworkAccessType ?? 'PublicInternetOnly',
    HomeEfsFileSystemCreation: input.HomeEfsFileSystemCreation ?? 'Enabled',
    TagPropagation: input.TagPropagation ?? 'DISABLED',
    DomainId,
    DomainArn: `arn:aws:sagemaker:${region}:${caller.accountId}:domain/${DomainId}`,
    Url: `https://${DomainId}.studio.${region}.sagemaker.aws`,
    HomeEfsFileSystemId:
      input.HomeEfsFileSystemCreation === 'Disabled'
        ? undefined
        : `fs-${randomId(17)}`,
    ...(input.AuthMode === 'SSO' && singleSignOn(context)),
    creationTime: now,
    ...startChange('Pending', context, DOMAIN_SECONDS),
  };
}

/** The application in IAM Identity Center that a domain in SSO mode makes (API reference, DescribeDomain). */
function singleSignOn({ caller }: CallContext) {
  const instance = `ssoins-${randomId(16)}`;
  return {
    SingleSignOnManagedApplicationInstanceId: `ins-${randomId(16)}`,
    SingleSignOnApplicationArn: `arn:aws:sso::${
      caller.accountId
    }:application/${instance}/apl-${randomId(16)}`,
  };
}

/** [UNV] which error AWS gives: the operations declare ResourceInUse. */
function refuseWhileChanging(domain: DomainRecord, context: CallContext): void {
  const status = statusOf(domain, context);
  if (status !== 'InService') {
    throw resourceInUse(`Domain ${domain.DomainId} is ${status}.`);
  }
}
