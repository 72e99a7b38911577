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
        ExecutionRole: expect.stringMatching(
          settings === 'DefaultUserSettings'
            ? /role\/secure-studio\/execution\/RolesDefault$/
            : /role\/secure-studio\/execution\/RolesDataScientist$/,
        ),
        SecurityGroups: ['SecurityGroupsWorkload.GroupId'],
        JupyterLabAppSettings: {
          AppLifecycleManagement: {
            IdleSettings: {
              LifecycleManagement: 'ENABLED',
              IdleTimeoutInMinutes: '120',
              MaxIdleTimeoutInMinutes: '120',
            },
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

  it('waits for what its roles may not do', () => {
    expect(template.Resources.StudioDomain.DependsOn).toEqual([
      'PoliciesInstanceTypeSafeguards',
      'PoliciesKeySafeguards',
      'PoliciesNetworkSafeguards',
      'PoliciesSafeguards',
    ]);
  });

  it('gives the first profile the role of its persona', () => {
    const chosen = deploy(template, {
      UserProfilePersona: 'mlopsEngineer',
    }).properties('StudioUserProfile');
    expect(chosen.UserSettings).toMatchObject({
      ExecutionRole: expect.stringMatching(/RolesMlopsEngineer$/),
    });
  });

  it('names the user of IAM Identity Center where people sign in there', () => {
    const chosen = deploy(template, {
      AuthMode: 'SSO',
      UserProfileSingleSignOnUser: 'scientist@example.com',
    });
    expect(chosen.properties('StudioDomain').AuthMode).toBe('SSO');
    expect(chosen.properties('StudioUserProfile')).toMatchObject({
      SingleSignOnUserIdentifier: 'UserName',
      SingleSignOnUserValue: 'scientist@example.com',
    });
  });

  it('has a home file system where it is asked for', () => {
    const chosen = deploy(template, { HomeFileSystem: 'enabled' });
    expect(chosen.properties('StudioDomain')).toMatchObject({
      HomeEfsFileSystemCreation: 'Enabled',
      DefaultUserSettings: { AutoMountHomeEFS: 'Enabled' },
    });
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
      UserSettings: {
        ExecutionRole: expect.stringMatching(/RolesDataScientist$/),
        SecurityGroups: ['SecurityGroupsWorkload.GroupId'],
      },
      Tags: [
        { Key: 'secure-studio:environment', Value: 'team-a-lab' },
        { Key: 'secure-studio:team', Value: 'group:default/team-a' },
        { Key: 'studiouserid', Value: 'user:default/scientist' },
      ],
    });
  });
});
