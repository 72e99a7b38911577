import {
  PRODUCT_CHOICES,
  PRODUCT_DEFAULTS,
} from 'backstage-plugin-secure-studio-common';
import {
  choice,
  optional,
  optionalList,
  type ParameterDefinition,
} from './definition';

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

/** A VPC and its subnets take a netmask between /16 and /28. */
const CIDR = {
  allowedPattern: `^(${OCTET}\\.){3}${OCTET}/(1[6-9]|2[0-8])$`,
  constraintDescription:
    'must be an IPv4 range in CIDR notation between /16 and /28, such as 10.2.0.0/16',
};

function subnetCidrs(
  label: string,
  description: string,
  cidrs: readonly string[],
): ParameterDefinition {
  return {
    ...CIDR,
    label,
    type: 'CommaDelimitedList',
    default: cidrs.join(','),
    description: `${description}, inside the VPC: one range for each zone`,
  };
}

export const networkGroup = {
  label: 'Network',
  parameters: {
    zones: choice(
      'Zones',
      'Number of Availability Zones; one is not highly available. Fixed at creation',
      PRODUCT_CHOICES.zones,
    ),
    availabilityZones: {
      ...optionalList(
        'Availability Zones',
        'Names of Availability Zones',
        '[a-z]{2}(-[a-z]+)+-[0-9]+[a-z]',
        'must be names of Availability Zones, such as eu-west-1a',
      ),
      description:
        'Names of as many Availability Zones as there are zones; empty for the first ones of the region',
    },
    vpcCidr: {
      ...CIDR,
      label: 'VPC',
      type: 'String',
      default: PRODUCT_DEFAULTS.vpcCidr,
      description: 'Address range of the VPC',
    },
    firewallSubnetCidrs: subnetCidrs(
      'Firewall subnets',
      'Address ranges of the firewall subnets',
      PRODUCT_DEFAULTS.firewallSubnetCidrs,
    ),
    natSubnetCidrs: subnetCidrs(
      'NAT gateway subnets',
      'Address ranges of the NAT gateway subnets',
      PRODUCT_DEFAULTS.natSubnetCidrs,
    ),
    studioSubnetCidrs: subnetCidrs(
      'Studio subnets',
      'Address ranges of the Studio subnets, existing ones included',
      PRODUCT_DEFAULTS.studioSubnetCidrs,
    ),
    s3PrefixListId: optional(
      'Prefix list of S3',
      'Managed prefix list of S3 in the region, to which the security group is then narrowed',
      'pl-[0-9a-f]{8,17}',
      'must be the id of a prefix list, such as pl-6da54004',
    ),
  },
};

export const existingVpcGroup = {
  label: 'Existing VPC',
  parameters: {
    existingVpcId: optional(
      'VPC',
      'VPC to use instead of a new one, whose range goes into the parameter of the VPC. DNS Firewall then judges what anything in that VPC resolves',
      'vpc-[0-9a-f]{8,17}',
      'must be the id of a VPC',
    ),
    existingStudioSubnetIds: optionalList(
      'Studio subnets',
      'Private subnets for Studio, one in each zone, in the order of their ranges',
      'subnet-[0-9a-f]{8,17}',
      'must be ids of subnets',
    ),
    existingStudioRouteTableIds: optionalList(
      'Route tables of the Studio subnets',
      'One for each Studio subnet, without a default route',
      'rtb-[0-9a-f]{8,17}',
      'must be ids of route tables',
    ),
    existingInternetGatewayId: optional(
      'Internet gateway',
      'Internet gateway of the VPC, needed in every egress mode but none',
      'igw-[0-9a-f]{8,17}',
      'must be the id of an internet gateway',
    ),
    existingS3EndpointId: optional(
      'S3 gateway endpoint',
      "Gateway endpoint to use instead of a new one; its policy stays its owner's",
      'vpce-[0-9a-f]{8,17}',
      'must be the id of a VPC endpoint',
    ),
  },
};
