import { JsonObject } from './template/json';
import { createAccount } from './testing/createAccount';

interface Options {
  readonly authMode?: 'IAM' | 'SSO';
  readonly homeFileSystem?: 'Enabled' | 'Disabled';
  readonly idleMinutes?: number;
  readonly docker?: 'ENABLED' | 'DISABLED';
  readonly subnet?: 'One' | 'Two';
}

const template = ({
  authMode = 'IAM',
  homeFileSystem = 'Disabled',
  idleMinutes = 60,
  docker = 'DISABLED',
  subnet = 'One',
}: Options = {}): JsonObject => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    ...Object.fromEntries(
      ['One', 'Two'].map((id, index) => [
        id,
        {
          Type: 'AWS::EC2::Subnet',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            CidrBlock: `10.0.${index}.0/24`,
          },
        },
      ]),
    ),
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'sagemaker.amazonaws.com' },
            },
          ],
        },
      },
    },
    Domain: {
      Type: 'AWS::SageMaker::Domain',
      Properties: {
        DomainName: 'studio',
        AuthMode: authMode,
        AppNetworkAccessType: 'VpcOnly',
        VpcId: { Ref: 'Vpc' },
        SubnetIds: [{ Ref: subnet }],
        HomeEfsFileSystemCreation: homeFileSystem,
        TagPropagation: 'ENABLED',
        DomainSettings: {
          ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME',
          DockerSettings: { EnableDockerAccess: docker },
        },
        DefaultUserSettings: {
          ExecutionRole: { 'Fn::GetAtt': ['Role', 'Arn'] },
          StudioWebPortal: 'ENABLED',
          DefaultLandingUri: 'studio::',
          SharingSettings: { NotebookOutputOption: 'Disabled' },
          JupyterLabAppSettings: {
            AppLifecycleManagement: {
              IdleSettings: {
                LifecycleManagement: 'ENABLED',
                IdleTimeoutInMinutes: idleMinutes,
              },
            },
          },
          CodeEditorAppSettings: {
            DefaultResourceSpec: { InstanceType: 'ml.t3.medium' },
          },
          SpaceStorageSettings: {
            DefaultEbsStorageSettings: {
              DefaultEbsVolumeSizeInGb: 5,
              MaximumEbsVolumeSizeInGb: 100,
            },
          },
          StudioWebPortalSettings: { HiddenAppTypes: ['JupyterServer'] },
        },
        DefaultSpaceSettings: {
          ExecutionRole: { 'Fn::GetAtt': ['Role', 'Arn'] },
        },
      },
    },
    Profile: {
      Type: 'AWS::SageMaker::UserProfile',
      Properties: {
        DomainId: { Ref: 'Domain' },
        UserProfileName: 'first',
        UserSettings: { ExecutionRole: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        ...(authMode === 'SSO' && {
          SingleSignOnUserIdentifier: 'UserName',
          SingleSignOnUserValue: 'first@example.com',
        }),
      },
    },
  },
  Outputs: {
    Domain: { Value: { Ref: 'Domain' } },
    ...(homeFileSystem === 'Enabled' && {
      FileSystem: {
        Value: { 'Fn::GetAtt': ['Domain', 'HomeEfsFileSystemId'] },
      },
    }),
    ...(authMode === 'SSO' && {
      Application: {
        Value: { 'Fn::GetAtt': ['Domain', 'SingleSignOnApplicationArn'] },
      },
    }),
  },
});

const outputsOf = (stack: { Outputs?: Array<{ OutputValue?: string }> }) =>
  (stack.Outputs ?? []).map(({ OutputValue }) => OutputValue);

describe('a stack with a Studio domain', () => {
  it('has a home file system and single sign-on where it asks for them', async () => {
    const stack = await createAccount().createStack(
      template({ authMode: 'SSO', homeFileSystem: 'Enabled' }),
    );
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    expect(outputsOf(stack)).toEqual([
      expect.stringMatching(/^d-/),
      expect.stringMatching(/^fs-/),
      expect.stringMatching(/^arn:aws:sso::111122223333:application\//),
    ]);
  });

  it('changes its settings in place, its subnets by a new domain', async () => {
    const account = createAccount();
    const first = await account.createStack(template());
    expect(first.StackStatus).toBe('CREATE_COMPLETE');
    const changed = await account.updateStack(
      template({ idleMinutes: 120, docker: 'ENABLED' }),
    );
    expect(changed.StackStatus).toBe('UPDATE_COMPLETE');
    expect(outputsOf(changed)).toEqual(outputsOf(first));
    expect(
      await account.invoke('sagemaker', 'DescribeDomain', {
        DomainId: outputsOf(first)[0],
      }),
    ).toMatchObject({
      DomainSettings: {
        ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME',
        DockerSettings: { EnableDockerAccess: 'ENABLED' },
      },
      DefaultUserSettings: {
        JupyterLabAppSettings: {
          AppLifecycleManagement: {
            IdleSettings: { IdleTimeoutInMinutes: 120 },
          },
        },
      },
    });
  });
});
