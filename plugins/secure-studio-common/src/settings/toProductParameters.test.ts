import { EXISTING_VPC, settings } from '../__testUtils__/settings';
import { ENDPOINT_SWITCHES, PRODUCT_PARAMETERS } from '../product';
import { regionParameters, toProductParameters } from './toProductParameters';

const IDENTITY = {
  fullName: 'team-a--research',
  owner: 'group:default/team-a',
  profile: 'scientist',
  profileUser: 'user:default/scientist',
};
const parameters = (
  asked: Parameters<typeof settings>[0] = {},
  region = 'eu-west-1',
) => toProductParameters(IDENTITY, settings(asked), region);

describe('toProductParameters', () => {
  it('gives every parameter of the product, and no other', () => {
    expect(Object.keys(parameters()).sort()).toEqual(
      [
        ...Object.values(PRODUCT_PARAMETERS),
        ...ENDPOINT_SWITCHES.map(({ parameter }) => parameter),
      ].sort(),
    );
  });

  it("gives the product's defaults where nothing is asked for", () => {
    expect(parameters()).toMatchObject({
      EnvironmentName: 'team-a--research',
      Team: 'group:default/team-a',
      UserProfileName: 'scientist',
      UserProfileOwner: 'user:default/scientist',
      UserProfilePersona: 'dataScientist',
      UserProfileSingleSignOnUser: '',
      EgressMode: 'allowlist',
      FirewallPlacement: 'beforeNat',
      BlockAction: 'drop',
      TeamRuleGroupCapacity: '1000',
      FirewallDeleteProtection: 'no',
      Zones: '1',
      VpcCidr: '10.2.0.0/16',
      StudioSubnetCidrs: '10.2.3.0/24,10.2.13.0/24,10.2.23.0/24',
      ExistingVpcId: '',
      ExistingStudioSubnetIds: '',
      EndpointTier: 'studio',
      JumpStart: 'no',
      ImageLayers: 'yes',
      AuthMode: 'IAM',
      HomeFileSystem: 'disabled',
      IdleShutdownMinutes: '120',
      NetworkIsolation: 'optional',
      AllowedInstanceTypes: '*',
      BreakGlassRoleArns: '',
      LogRetentionDays: '90',
      FlowLogTraffic: 'REJECT',
      FirewallFlowLog: 'no',
    });
  });

  it.each([
    [[], '.invalid', 'invalid,*.invalid'],
    [['a.com'], 'a.com', 'a.com'],
    [['.a.com', 'b.com', 'b.com'], '.a.com,b.com', 'a.com,*.a.com,b.com'],
  ])('gives the domains %j to firewall and resolver', (domains, team, dns) => {
    expect(parameters({ teamDomains: domains })).toMatchObject({
      TeamDomains: team,
      TeamResolverDomains: dns,
    });
  });

  it('joins lists with commas, and fills ranges up to three zones', () => {
    expect(
      parameters({
        zones: 2,
        network: {
          vpcCidr: '10.8.0.0/16',
          firewallSubnetCidrs: ['10.8.1.0/24', '10.8.11.0/24'],
          natSubnetCidrs: ['10.8.2.0/24', '10.8.12.0/24'],
          studioSubnetCidrs: ['10.8.3.0/24', '10.8.13.0/24'],
        },
        existingVpc: {
          ...EXISTING_VPC,
          studioSubnetIds: ['subnet-1', 'subnet-2'],
        },
        allowedInstanceTypes: ['system', 'ml.t3.*'],
        endpoints: { s3Exceptions: ['jumpStart', 'sampleFiles'] },
      }),
    ).toMatchObject({
      Zones: '2',
      NatSubnetCidrs: '10.8.2.0/24,10.8.12.0/24,10.8.12.0/24',
      ExistingVpcId: EXISTING_VPC.vpcId,
      ExistingStudioSubnetIds: 'subnet-1,subnet-2',
      ExistingS3EndpointId: '',
      AllowedInstanceTypes: 'system,ml.t3.*',
      JumpStart: 'yes',
      ImageLayers: 'no',
      SampleFiles: 'yes',
    });
  });

  it('switches endpoints on and off, and leaves the others to the tier', () => {
    expect(
      parameters({ endpoints: { include: ['glue'], exclude: ['ssm'] } }),
    ).toMatchObject({
      EndpointGlue: 'yes',
      EndpointSsm: 'no',
      EndpointEc2: 'tier',
    });
  });

  it("asks for IAM's endpoint only where there is one", () => {
    expect(parameters().EndpointIam).toBe('no');
    expect(parameters({}, 'us-east-1').EndpointIam).toBe('tier');
  });
});

describe('regionParameters', () => {
  it('names zones and prefix list', () => {
    expect(
      regionParameters({ availabilityZones: ['a', 'b'], s3PrefixListId: 'pl' }),
    ).toEqual({ AvailabilityZones: 'a,b', S3PrefixListId: 'pl' });
  });
});
