import {
  ListDomainsCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
  DescribeUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  ACCOUNT_STACK_VERSION,
  accountStackParameterName,
  TAGS,
} from 'backstage-plugin-secure-studio-common';
import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import { Catalog } from './__testUtils__/Catalog';

const READ_ROLE = 'secure-studio-read';

const USER = 'user:default/data-scientist';
const CHOICES = {
  Team: 'group:default/data-science',
  EgressMode: 'none',
  UserProfileName: 'data-scientist',
  UserProfileOwner: USER,
};

jest.setTimeout(60_000);

describe('what the portal reads of the account', () => {
  const account = useAccount(useAssembly({}));

  it('is the version of its roles', async () => {
    const ssm = new SSMClient(await account().clientOptionsOf(READ_ROLE));
    const { Parameter } = await ssm.send(
      new GetParameterCommand({ Name: accountStackParameterName(READ_ROLE) }),
    );
    expect(Parameter?.Value).toBe(String(ACCOUNT_STACK_VERSION));
  });

  it('is, on domain and profile, the portal with which the product was tagged', async () => {
    const catalog = await Catalog.of(account());
    const tags = { [TAGS.portal]: 'acme', [TAGS.environment]: 'lab' };
    await catalog.provision('lab', CHOICES, tags);

    const sageMaker = new SageMakerClient(
      await account().clientOptionsOf(READ_ROLE),
    );
    const tagsOf = async (ResourceArn = '') => {
      const { Tags = [] } = await sageMaker.send(
        new ListTagsCommand({ ResourceArn }),
      );
      return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
    };
    const { Domains = [] } = await sageMaker.send(new ListDomainsCommand({}));
    const { UserProfiles = [] } = await sageMaker.send(
      new ListUserProfilesCommand({}),
    );
    const { UserProfileArn } = await sageMaker.send(
      new DescribeUserProfileCommand({
        DomainId: UserProfiles[0].DomainId,
        UserProfileName: UserProfiles[0].UserProfileName,
      }),
    );
    await expect(tagsOf(Domains[0].DomainArn)).resolves.toMatchObject(tags);
    await expect(tagsOf(UserProfileArn)).resolves.toMatchObject({
      ...tags,
      [TAGS.studioUserId]: USER,
    });
  });
});
