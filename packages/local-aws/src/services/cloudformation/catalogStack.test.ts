import { JsonObject } from './template/json';
import { Account, createAccount } from './testing/createAccount';

const BUCKET = 'templates-of-the-tests';

async function withTemplate(): Promise<Account> {
  const account = createAccount();
  await account.invoke('s3', 'CreateBucket', {
    Bucket: BUCKET,
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  });
  await account.invoke('s3', 'PutObject', {
    Bucket: BUCKET,
    Key: 'product.json',
    Body: Buffer.from(
      JSON.stringify({
        Parameters: { Mode: { Type: 'String' } },
        Resources: { Gateway: { Type: 'AWS::EC2::InternetGateway' } },
      }),
    ),
  });
  return account;
}

const rule = (mode: string) =>
  JSON.stringify({
    Mode: {
      Assertions: [
        {
          Assert: { 'Fn::Contains': [[mode], { Ref: 'Mode' }] },
          AssertDescription: `only ${mode}`,
        },
      ],
    },
  });

const pair = {
  PortfolioId: { Ref: 'Portfolio' },
  ProductId: { Ref: 'Product' },
};

const template = (mode: string, tagOptions = true): JsonObject => ({
  Resources: {
    Portfolio: {
      Type: 'AWS::ServiceCatalog::Portfolio',
      Properties: { DisplayName: 'studio', ProviderName: 'platform' },
    },
    Product: {
      Type: 'AWS::ServiceCatalog::CloudFormationProduct',
      Properties: {
        Name: 'studio',
        Owner: 'platform',
        ProvisioningArtifactParameters: ['1.0', '1.1'].map(Name => ({
          Name,
          Info: {
            LoadTemplateFromURL: `https://${BUCKET}.s3.eu-west-1.amazonaws.com/product.json`,
          },
        })),
      },
    },
    Association: {
      Type: 'AWS::ServiceCatalog::PortfolioProductAssociation',
      Properties: pair,
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'launch',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'servicecatalog.amazonaws.com' },
            },
          ],
        },
      },
    },
    Launch: {
      Type: 'AWS::ServiceCatalog::LaunchRoleConstraint',
      DependsOn: 'Association',
      Properties: { ...pair, LocalRoleName: { Ref: 'Role' } },
    },
    Rules: {
      Type: 'AWS::ServiceCatalog::LaunchTemplateConstraint',
      DependsOn: 'Association',
      Properties: { ...pair, Rules: rule(mode) },
    },
    Principal: {
      Type: 'AWS::ServiceCatalog::PortfolioPrincipalAssociation',
      Properties: {
        PortfolioId: { Ref: 'Portfolio' },
        PrincipalARN: 'arn:aws:iam::111122223333:user/local',
        PrincipalType: 'IAM',
      },
    },
    Share: {
      Type: 'AWS::ServiceCatalog::PortfolioShare',
      Properties: {
        PortfolioId: { Ref: 'Portfolio' },
        AccountId: '444455556666',
        ShareTagOptions: tagOptions,
      },
    },
    Cost: {
      Type: 'AWS::ServiceCatalog::TagOption',
      Properties: { Key: 'cost', Value: 'studio' },
    },
    Costs: {
      Type: 'AWS::ServiceCatalog::TagOptionAssociation',
      Properties: {
        TagOptionId: { Ref: 'Cost' },
        ResourceId: { Ref: 'Portfolio' },
      },
    },
  },
  Outputs: {
    Portfolio: { Value: { Ref: 'Portfolio' } },
    Product: { Value: { Ref: 'Product' } },
  },
});

const provision = (
  account: Account,
  ProductId: string | undefined,
  mode: string,
) =>
  account.invoke('servicecatalog', 'ProvisionProduct', {
    ProductId,
    ProvisionedProductName: mode,
    ProvisioningArtifactName: '1.1',
    ProvisionToken: mode,
    ProvisioningParameters: [{ Key: 'Mode', Value: mode }],
  });

describe('a stack with a portfolio', () => {
  it('is created, changed in place and deleted', async () => {
    const account = await withTemplate();
    const stack = await account.createStack(template('none'));
    expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    const [{ OutputValue: PortfolioId }, { OutputValue: product }] =
      stack.Outputs ?? [];
    await expect(provision(account, product, 'open')).rejects.toMatchObject({
      code: 'InvalidParametersException',
      message: expect.stringContaining('only none'),
    });
    const updated = await account.updateStack(template('open', false));
    expect(updated).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      Outputs: stack.Outputs,
    });
    expect(
      await account.invoke('servicecatalog', 'DescribePortfolioShares', {
        PortfolioId,
        Type: 'ACCOUNT',
      }),
    ).toMatchObject({ PortfolioShareDetails: [{ ShareTagOptions: false }] });
    expect(await provision(account, product, 'open')).toMatchObject({
      RecordDetail: { RecordTags: [{ Key: 'cost', Value: 'studio' }] },
    });
    expect(await account.deleteStack(stack.StackId ?? '')).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
    });
  });
});
