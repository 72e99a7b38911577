import { Construct } from 'constructs';
import { ZoneFirewall } from './firewall/zoneFirewall';
import { NatGateway } from './natGateway';
import type { Network } from './network';
import { RoutedSubnet } from './routedSubnet';
import { routeBeforeNat } from './routes';

export interface ZoneProps {
  readonly network: Network;
  readonly availabilityZone: string;
  readonly firewallSubnetCidr: string;
  readonly natSubnetCidr: string;
  readonly studioSubnetCidr: string;
  readonly firewallName: string;
  readonly firewallPolicyArn: string;
  readonly alertLogGroupName: string;
}

/** One Availability Zone with its own subnets, route tables, NAT gateway and firewall. */
export class Zone extends Construct {
  readonly studioSubnetId: string;
  readonly studioRouteTableId: string;
  readonly firewallArn: string;

  constructor(scope: Construct, id: string, props: ZoneProps) {
    super(scope, id);
    const { network, availabilityZone } = props;
    const { vpcId } = network;

    const firewallSubnet = new RoutedSubnet(this, 'FirewallSubnet', {
      vpcId,
      availabilityZone,
      cidr: props.firewallSubnetCidr,
    });
    const natSubnet = new RoutedSubnet(this, 'NatSubnet', {
      vpcId,
      availabilityZone,
      cidr: props.natSubnetCidr,
    });
    const studioSubnet = new RoutedSubnet(this, 'StudioSubnet', {
      vpcId,
      availabilityZone,
      cidr: props.studioSubnetCidr,
    });
    const { natGatewayId } = new NatGateway(this, 'NatGateway', {
      subnetId: natSubnet.subnetId,
      internetGatewayAttachment: network.internetGatewayAttachment,
    });
    const firewall = new ZoneFirewall(this, 'Firewall', {
      vpcId,
      subnetId: firewallSubnet.subnetId,
      firewallName: props.firewallName,
      firewallPolicyArn: props.firewallPolicyArn,
      alertLogGroupName: props.alertLogGroupName,
    });

    routeBeforeNat({
      network,
      firewallSubnet,
      natSubnet,
      studioSubnet,
      studioSubnetCidr: props.studioSubnetCidr,
      natGatewayId,
      firewallEndpointId: firewall.endpointId,
    });

    this.studioSubnetId = studioSubnet.subnetId;
    this.studioRouteTableId = studioSubnet.routeTableId;
    this.firewallArn = firewall.firewallArn;
  }
}
