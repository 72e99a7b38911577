import { environment, template } from './__testUtils__/environment';

interface Settings {
  readonly ExecutionRole: string;
  readonly SecurityGroups: string[];
  readonly SharingSettings?: unknown;
}

const domainOf = (deployed = environment()) => {
  const [id, ...more] = deployed.logicalIds('AWS::SageMaker::Domain');
  expect(more).toEqual([]);
  return deployed.properties(id);
};

describe('T32 identity:', () => {
  it('T32 the domain writes the profile into every session', () => {
    expect(domainOf()).toMatchObject({
      DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
    });
  });

  it.each(['dataScientistRoleArn', 'mlopsEngineerRoleArn'] as const)(
    'T32 %s lets SageMaker, of this account only, set the source identity',
    name => {
      const { attribute, logicalIds, properties, told } = environment();
      const id = logicalIds('AWS::IAM::Role').find(
        one => attribute(one, 'Arn') === told(name),
      );
      expect(properties(String(id)).AssumeRolePolicyDocument).toMatchObject({
        Statement: [
          {
            Action: expect.arrayContaining([
              'sts:AssumeRole',
              'sts:SetSourceIdentity',
            ]),
            Principal: { Service: 'sagemaker.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': expect.any(String) },
            },
          },
        ],
      });
    },
  );
});

describe('T34 the domain:', () => {
  const deployed = environment({ zones: '3' });
  const domain = domainOf(deployed);
  const user = domain.DefaultUserSettings as Settings;
  const space = domain.DefaultSpaceSettings as Settings;

  it('T34 is in the VPC only, in private subnets, with an own key', () => {
    expect(domain).toMatchObject({
      AppNetworkAccessType: 'VpcOnly',
      VpcId: deployed.told('vpcId'),
      SubnetIds: deployed.listed('studioSubnetIds'),
      KmsKeyId: deployed.told('storageKeyArn'),
    });
    for (const subnetId of domain.SubnetIds as string[]) {
      expect(deployed.properties(subnetId).MapPublicIpOnLaunch).toBe(false);
    }
  });

  it('T34 has the security group in user and in space settings', () => {
    const groups = [deployed.told('workloadSecurityGroupId')];
    expect(user.SecurityGroups).toEqual(groups);
    expect(space.SecurityGroups).toEqual(groups);
    expect(user.ExecutionRole).toMatch(/^arn:aws:iam::/);
    expect(space.ExecutionRole).toMatch(/^arn:aws:iam::/);
  });

  it('T34 shares no output of cells', () => {
    expect(user.SharingSettings).toMatchObject({
      NotebookOutputOption: 'Disabled',
    });
  });

  it('T34 opens the current Studio, not the Classic one', () => {
    expect(domain.DefaultUserSettings).toMatchObject({
      DefaultLandingUri: 'studio::',
      StudioWebPortal: 'ENABLED',
    });
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    expect(types).not.toContain('AWS::SageMaker::App');
  });
});
