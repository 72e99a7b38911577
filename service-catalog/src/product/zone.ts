import { Fn, type CfnCondition } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { either, type Conditions } from './conditions';
import { ZoneFirewall } from './firewall/zoneFirewall';
import { NatGateway } from './natGateway';
import type { Network } from './network';
import type { ProductParameters } from './parameters/parameters';
import { RoutedSubnet } from './routedSubnet';
import { routeZone } from './routes';

export interface ZoneProps {
  /** From 0. */
  readonly index: number;
  /** Whether the environment has this zone; the first one always. */
  readonly exists?: CfnCondition;
  readonly parameters: ProductParameters;
  readonly conditions: Conditions;
  readonly network: Network;
  readonly firewallName: string;
  readonly firewallPolicyArn: string;
  readonly alertLogGroupName: string;
  readonly flowLogGroupName: string;
}

/** One Availability Zone with its own subnets, route tables, NAT gateway and firewall. */
export class Zone extends Construct {
  readonly exists?: CfnCondition;
  readonly studioSubnetId: string;
  readonly studioRouteTableId: string;
  readonly firewallArn: string;

  constructor(scope: Construct, id: string, props: ZoneProps) {
    super(scope, id);
    const { conditions, index, network, parameters } = props;
    const { vpcId } = network;
    const nth = (name: Parameters<ProductParameters['list']>[0]) =>
      Fn.select(index, parameters.list(name));
    const here = (name: string, condition: CfnCondition) =>
      conditions.all(`${id}${name}`, props.exists, condition);

    const hasNat = here('HasNat', conditions.hasInternet);
    const hasFirewall = here('HasFirewall', conditions.hasFirewall);
    const availabilityZone = either(
      conditions.choosesAvailabilityZones,
      nth('availabilityZones'),
      Fn.select(index, Fn.getAzs()),
    );
    const subnet = (subnetId: string, cidr: string, condition: CfnCondition) =>
      new RoutedSubnet(this, subnetId, {
        vpcId,
        availabilityZone,
        cidr,
        condition,
      });

    const firewallSubnet = subnet(
      'FirewallSubnet',
      nth('firewallSubnetCidrs'),
      hasFirewall,
    );
    const natSubnet = subnet('NatSubnet', nth('natSubnetCidrs'), hasNat);
    const studioSubnet = subnet(
      'StudioSubnet',
      nth('studioSubnetCidrs'),
      here('CreatesStudioSubnet', conditions.createsVpc),
    );
    const { natGatewayId } = new NatGateway(this, 'NatGateway', {
      subnetId: natSubnet.subnetId,
      internetGatewayAttachment: network.internetGatewayAttachment,
      condition: hasNat,
    });
    const firewall = new ZoneFirewall(this, 'Firewall', {
      ...props,
      vpcId,
      subnetId: firewallSubnet.subnetId,
      condition: hasFirewall,
    });

    this.exists = props.exists;
    this.studioSubnetId = either(
      conditions.createsVpc,
      studioSubnet.subnetId,
      nth('existingStudioSubnetIds'),
    );
    this.studioRouteTableId = either(
      conditions.createsVpc,
      studioSubnet.routeTableId,
      nth('existingStudioRouteTableIds'),
    );
    this.firewallArn = firewall.firewallArn;

    routeZone(this, {
      conditions,
      network,
      firewallSubnet,
      natSubnet,
      natSubnetCidr: nth('natSubnetCidrs'),
      studioRouteTableId: this.studioRouteTableId,
      studioSubnetCidr: nth('studioSubnetCidrs'),
      natGatewayId,
      firewallEndpointId: firewall.endpointId,
      hasNat,
      hasFirewall,
      hasFirewallBeforeNat: here(
        'HasFirewallBeforeNat',
        conditions.firewallBeforeNat,
      ),
      hasFirewallAfterNat: here(
        'HasFirewallAfterNat',
        conditions.firewallAfterNat,
      ),
    });
  }
}
