import {
  PRODUCT_CHOICES,
  type EgressMode,
  type EndpointTier,
} from 'backstage-plugin-secure-studio-common';
import { deploy, type Deployment } from '../../../__testUtils__/deployment';
import { table } from './table';
import { template } from './template';

const MODES: readonly EgressMode[] = ['none', 'allowlist', 'denylist', 'open'];
const TIERS: readonly EndpointTier[] = ['core', 'studio', 'full'];
const { zones: ZONES } = PRODUCT_CHOICES;

const deployed = (parameters: Record<string, string>) =>
  deploy(template, parameters);

const count = (deployment: Deployment, type: string) =>
  deployment.logicalIds(type).length;

/** Network interfaces of the interface endpoints: one in each zone. */
function endpointInterfaces(deployment: Deployment): number {
  return endpointsOf(deployment, 'Interface')
    .map(id => deployment.properties(id).SubnetIds)
    .reduce<number>(
      (sum, subnets) => sum + (Array.isArray(subnets) ? subnets.length : 0),
      0,
    );
}

function endpointsOf(deployment: Deployment, type: string): string[] {
  return deployment
    .logicalIds('AWS::EC2::VPCEndpoint')
    .filter(
      id => (deployment.properties(id).VpcEndpointType ?? 'Gateway') === type,
    );
}

/** What bills for each hour that it exists, by mode and zones. */
export function modeTable(): string {
  return table(
    [
      'egress mode',
      'zones',
      'firewall endpoints',
      'NAT gateways',
      'public IPv4 addresses',
    ],
    MODES.flatMap(mode =>
      ZONES.map(zones => {
        const deployment = deployed({ EgressMode: mode, Zones: String(zones) });
        return [
          `\`${mode}\``,
          zones,
          count(deployment, 'AWS::NetworkFirewall::Firewall'),
          count(deployment, 'AWS::EC2::NatGateway'),
          count(deployment, 'AWS::EC2::EIP'),
        ];
      }),
    ),
  );
}

/** Interface endpoints bill for each zone in which they stand. */
export function hourlyTable(): string {
  return table(
    [
      'tier',
      ...ZONES.map(zones => `${zones} ${zones === 1 ? 'zone' : 'zones'}`),
    ],
    TIERS.map(tier => [
      `\`${tier}\``,
      ...ZONES.map(zones =>
        endpointInterfaces(
          deployed({ EndpointTier: tier, Zones: String(zones) }),
        ),
      ),
    ]),
  );
}

/** What an environment takes of the quotas of its account and region, with the tier `studio`. */
export function quotaTable(): string {
  const cases = MODES.flatMap(mode =>
    ZONES.map(zones => ({
      name: `\`${mode}\`, ${zones}`,
      deployment: deployed({ EgressMode: mode, Zones: String(zones) }),
    })),
  );
  return table(
    [
      'mode, zones',
      'VPCs',
      'Elastic IPs',
      'NAT gateways',
      'internet gateways',
      'firewalls',
      'firewall policies',
      'stateful rule groups',
      'interface endpoints',
      'gateway endpoints',
      'DNS Firewall rule groups',
      'DNS Firewall domain lists',
      'KMS keys',
      'buckets',
      'IAM roles',
      'IAM policies',
      'log groups',
    ],
    cases.map(({ name, deployment }) => [
      name,
      count(deployment, 'AWS::EC2::VPC'),
      count(deployment, 'AWS::EC2::EIP'),
      count(deployment, 'AWS::EC2::NatGateway'),
      count(deployment, 'AWS::EC2::InternetGateway'),
      count(deployment, 'AWS::NetworkFirewall::Firewall'),
      count(deployment, 'AWS::NetworkFirewall::FirewallPolicy'),
      count(deployment, 'AWS::NetworkFirewall::RuleGroup'),
      endpointsOf(deployment, 'Interface').length,
      endpointsOf(deployment, 'Gateway').length,
      count(deployment, 'AWS::Route53Resolver::FirewallRuleGroup'),
      count(deployment, 'AWS::Route53Resolver::FirewallDomainList'),
      count(deployment, 'AWS::KMS::Key'),
      count(deployment, 'AWS::S3::Bucket'),
      count(deployment, 'AWS::IAM::Role'),
      count(deployment, 'AWS::IAM::ManagedPolicy'),
      count(deployment, 'AWS::Logs::LogGroup'),
    ]),
  );
}
