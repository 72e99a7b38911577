import { deploy } from '../__testUtils__/deployment';
import { productTemplate } from '../__testUtils__/templates';

describe('the SageMaker domain', () => {
  const template = productTemplate();
  const { properties } = deploy(template, {
    EnvironmentName: 'team-a-lab',
    Team: 'group:default/team-a',
    UserProfileName: 'scientist',
    UserProfileOwner: 'user:default/scientist',
  });
  const domain = properties('StudioDomain');

  it('is reachable from the VPC only', () => {
    expect(domain).toMatchObject({
      AppNetworkAccessType: 'VpcOnly',
      AuthMode: 'IAM',
      VpcId: 'NetworkVpc',
      SubnetIds: ['Zone1StudioSubnet'],
    });
  });

  it('has no home file system', () => {
    expect(domain).toMatchObject({
      HomeEfsFileSystemCreation: 'Disabled',
      DefaultUserSettings: { AutoMountHomeEFS: 'Disabled' },
    });
  });

  it.each(['DefaultUserSettings', 'DefaultSpaceSettings'])(
    'gives role, group and idle shutdown in %s',
    settings => {
      expect(domain[settings]).toMatchObject({
        ExecutionRole:
          'arn:aws:iam::123456789012:role/secure-studio/execution/ExecutionRole',
        SecurityGroups: ['SecurityGroupsWorkload.GroupId'],
        JupyterLabAppSettings: {
          AppLifecycleManagement: {
            IdleSettings: { LifecycleManagement: 'ENABLED' },
          },
        },
      });
    },
  );

  it('opens the new Studio and shares no notebook output', () => {
    expect(domain.DefaultUserSettings).toMatchObject({
      StudioWebPortal: 'ENABLED',
      DefaultLandingUri: 'studio::',
      SharingSettings: { NotebookOutputOption: 'Disabled' },
    });
  });

  it('shows the profile in CloudTrail and runs no Docker', () => {
    expect(domain.DomainSettings).toEqual({
      ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME',
      DockerSettings: { EnableDockerAccess: 'DISABLED' },
    });
  });

  it('waits for what its role may do', () => {
    expect(template.Resources.StudioDomain.DependsOn).toEqual([
      'ExecutionPolicy',
    ]);
  });

  it('makes no apps, since Studio Classic is closed', () => {
    expect(
      Object.values(template.Resources).filter(
        ({ Type }) => Type === 'AWS::SageMaker::App',
      ),
    ).toEqual([]);
  });

  it('has a first profile that says whose it is', () => {
    expect(properties('StudioUserProfile')).toEqual({
      DomainId: 'StudioDomain.DomainId',
      UserProfileName: 'scientist',
      Tags: [
        { Key: 'secure-studio:environment', Value: 'team-a-lab' },
        { Key: 'secure-studio:team', Value: 'group:default/team-a' },
        { Key: 'studiouserid', Value: 'user:default/scientist' },
      ],
    });
  });
});
