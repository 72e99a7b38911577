import {
  DescribeDomainCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { EC2Client } from '@aws-sdk/client-ec2';
import {
  hasFirewall,
  PRODUCT_CHOICES,
  requiredEndpoints,
} from 'backstage-plugin-secure-studio-common';
import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import { RETAINED, retainedOf } from './__testUtils__/retained';
import { countOf, endpointServices } from './__testUtils__/network';

const { egressMode, zones, placement, endpointTier, authMode } =
  PRODUCT_CHOICES;

const COMBINATIONS = egressMode.flatMap(mode =>
  zones.flatMap(count =>
    placement.flatMap(place =>
      endpointTier.flatMap(tier =>
        authMode.map(auth => ({ mode, count, place, tier, auth })),
      ),
    ),
  ),
);

const FIREWALL_OUTPUTS = [
  'BaselineRuleGroupArn',
  'FirewallArns',
  'GuardRuleGroupArn',
  'TeamDomainListId',
  'TeamRuleGroupArn',
];

jest.setTimeout(60_000);

describe('every combination of egress, zones, placement, tier and authentication', () => {
  const account = useAccount(useAssembly());

  afterEach(() => account().stacks.clear('lab'));

  it('is admitted', () => {
    expect(COMBINATIONS).toHaveLength(4 * 3 * 2 * 3 * 2);
  });

  it.each(COMBINATIONS)(
    'deploys and leaves: $mode, $count zones, $place, $tier, $auth',
    async ({ mode, count, place, tier, auth }) => {
      const { stacks, clientOptions } = account();
      const before = account().contents();
      const stack = await stacks.create('lab', {
        EgressMode: mode,
        Zones: String(count),
        FirewallPlacement: place,
        EndpointTier: tier,
        AuthMode: auth,
        UserProfileSingleSignOnUser: auth === 'SSO' ? 'data.scientist' : '',
      });

      const { outputs } = stack;
      const filtered = hasFirewall(mode);
      // With the stack's ARN, which Service Catalog adds, 20.
      expect(Object.keys(outputs).length).toBeLessThanOrEqual(19);
      expect(FIREWALL_OUTPUTS.filter(name => name in outputs)).toEqual(
        filtered ? FIREWALL_OUTPUTS : [],
      );
      expect(outputs.StudioSubnetIds.split(',')).toHaveLength(count);
      expect(outputs.FirewallArns?.split(',') ?? []).toHaveLength(
        filtered ? count : 0,
      );
      expect(countOf(stack, 'AWS::NetworkFirewall::Firewall')).toBe(
        filtered ? count : 0,
      );
      expect(countOf(stack, 'AWS::EC2::NatGateway')).toBe(
        mode === 'none' ? 0 : count,
      );

      const ec2 = new EC2Client(clientOptions);
      expect(await endpointServices(ec2, outputs.VpcId)).toEqual(
        requiredEndpoints(tier, 'eu-west-1')
          .map(({ serviceName }) => serviceName)
          .sort(),
      );
      const sageMaker = new SageMakerClient(clientOptions);
      expect(
        await sageMaker.send(
          new DescribeDomainCommand({ DomainId: outputs.DomainId }),
        ),
      ).toMatchObject({ AuthMode: auth, Status: 'InService' });

      expect(await stacks.delete('lab')).toEqual(RETAINED);
      expect(account().changes(before)).toEqual({
        added: retainedOf(stack),
        removed: [],
      });
    },
  );
});
