import {
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcEndpointServicesCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreatePresignedDomainUrlCommand,
  DeleteUserProfileCommand,
  DescribeUserProfileCommand,
  ListDomainsCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  DescribeProvisionedProductCommand,
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  ACCOUNT_STACK_VERSION,
  accountStackParameterName,
  TAGS,
} from 'backstage-plugin-secure-studio-common';
import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import { Catalog } from './__testUtils__/Catalog';
import { deniedCalls } from './__testUtils__/deniedCalls';

const READ_ROLE = 'secure-studio-read';
const OPEN_ROLE = 'secure-studio-open';

const PROFILE = 'data-scientist';
const USER = 'user:default/data-scientist';
const CHOICES = {
  Team: 'group:default/data-science',
  EgressMode: 'none',
  UserProfileName: PROFILE,
  UserProfileOwner: USER,
};
const PORTAL_TAGS = { [TAGS.portal]: 'acme', [TAGS.environment]: 'lab' };

jest.setTimeout(60_000);

describe('the portal in an account', () => {
  const account = useAccount(useAssembly());
  let catalog: Catalog;
  let reader: Awaited<
    ReturnType<ReturnType<typeof account>['clientOptionsOf']>
  >;

  beforeAll(async () => {
    catalog = await Catalog.of(account());
    reader = await account().clientOptionsOf(READ_ROLE);
    await catalog.provision('lab', CHOICES, PORTAL_TAGS);
  });

  const studio = async () => {
    const sageMaker = new SageMakerClient(reader);
    const { Domains = [] } = await sageMaker.send(new ListDomainsCommand({}));
    const { UserProfiles = [] } = await sageMaker.send(
      new ListUserProfilesCommand({}),
    );
    return { domain: Domains[0], userProfiles: UserProfiles };
  };

  it('reads the version of its roles', async () => {
    const { Parameter } = await new SSMClient(reader).send(
      new GetParameterCommand({ Name: accountStackParameterName(READ_ROLE) }),
    );
    expect(Parameter?.Value).toBe(String(ACCOUNT_STACK_VERSION));
  });

  it('reads on domain and profile with which tags the product was provisioned', async () => {
    const sageMaker = new SageMakerClient(reader);
    const tagsOf = async (ResourceArn = '') => {
      const { Tags = [] } = await sageMaker.send(
        new ListTagsCommand({ ResourceArn }),
      );
      return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
    };
    const { domain } = await studio();
    const { UserProfileArn } = await sageMaker.send(
      new DescribeUserProfileCommand({
        DomainId: domain.DomainId,
        UserProfileName: PROFILE,
      }),
    );
    await expect(tagsOf(domain.DomainArn)).resolves.toMatchObject(PORTAL_TAGS);
    await expect(tagsOf(UserProfileArn)).resolves.toMatchObject({
      ...PORTAL_TAGS,
      [TAGS.studioUserId]: USER,
    });
  });

  it('reads networks and products as its role for reading allows', async () => {
    const ec2 = new EC2Client(reader);
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    for (const Attribute of [
      'enableDnsSupport',
      'enableDnsHostnames',
    ] as const) {
      const VpcId = Vpcs[0].VpcId;
      await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute }));
    }
    await ec2.send(new DescribeSubnetsCommand({}));
    await ec2.send(new DescribeRouteTablesCommand({}));
    await ec2.send(new DescribeInternetGatewaysCommand({}));
    await ec2.send(new DescribeVpcEndpointsCommand({}));
    await ec2.send(new DescribeVpcEndpointServicesCommand({}));
    const serviceCatalog = new ServiceCatalogClient(reader);
    const { ProvisionedProducts = [] } = await serviceCatalog.send(
      new SearchProvisionedProductsCommand({ SortBy: 'id' }),
    );
    await serviceCatalog.send(
      new DescribeProvisionedProductCommand({ Id: ProvisionedProducts[0].Id }),
    );
    await expect(deniedCalls(account(), READ_ROLE)).resolves.toEqual([]);
  });

  it('opens Studio for the user of its own profile alone, as IAM would decide', async () => {
    const { domain } = await studio();
    const open = async (tags: Record<string, string>) => {
      const sageMaker = new SageMakerClient(
        await account().clientOptionsOf(OPEN_ROLE, tags),
      );
      await sageMaker.send(
        new CreatePresignedDomainUrlCommand({
          DomainId: domain.DomainId,
          UserProfileName: PROFILE,
        }),
      );
    };
    await open({ [TAGS.studioUserId]: USER, [TAGS.portal]: 'acme' });
    await expect(deniedCalls(account(), OPEN_ROLE)).resolves.toEqual([]);

    await open({ [TAGS.studioUserId]: USER, [TAGS.portal]: 'other' });
    await open({ [TAGS.studioUserId]: USER });
    await expect(deniedCalls(account(), OPEN_ROLE)).resolves.toHaveLength(2);

    await expect(
      open({ [TAGS.studioUserId]: USER, team: 'a' }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(open({ [TAGS.portal]: 'acme' })).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('provisions as its role allows, and terminates what lost a profile outside', async () => {
    const { domain } = await studio();
    await new SageMakerClient(account().clientOptions).send(
      new DeleteUserProfileCommand({
        DomainId: domain.DomainId,
        UserProfileName: PROFILE,
      }),
    );
    expect((await studio()).userProfiles).toEqual([]);
    await expect(catalog.terminate('lab')).resolves.toMatchObject({
      RecordDetail: { Status: 'SUCCEEDED' },
    });
    await expect(
      deniedCalls(account(), 'secure-studio-provision'),
    ).resolves.toEqual([]);
  });
});
