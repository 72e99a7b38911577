import { CfnParameter, type CfnParameterProps, type Stack } from 'aws-cdk-lib';
import { PRODUCT_PARAMETERS } from 'backstage-plugin-secure-studio-common';

/** The values with which a person asks for an environment. */
export interface ProductParameters {
  readonly environmentName: string;
  readonly team: string;
  readonly userProfileName: string;
  readonly userProfileOwner: string;
  readonly vpcCidr: string;
  readonly firewallSubnetCidr: string;
  readonly natSubnetCidr: string;
  readonly studioSubnetCidr: string;
  readonly teamDomains: string[];
  readonly teamRuleGroupCapacity: number;
}

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

/** A VPC and its subnets take a netmask between /16 and /28. */
const CIDR: Partial<CfnParameterProps> = {
  type: 'String',
  allowedPattern: `^(${OCTET}\\.){3}${OCTET}/(1[6-9]|2[0-8])$`,
  constraintDescription:
    'must be an IPv4 range in CIDR notation between /16 and /28, such as 10.2.0.0/16',
};

const ENTITY_REF_NAME = '[a-z0-9._-]+/[a-z0-9._-]+';

const DOMAIN_LABEL = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';

const DEFINITIONS: Record<keyof ProductParameters, CfnParameterProps> = {
  environmentName: {
    type: 'String',
    description: 'Full name of the environment, unique in the account',
    maxLength: 50,
    allowedPattern: '^[a-z][a-z0-9-]*$',
    constraintDescription:
      'must start with a lower-case letter and hold only lower-case letters, digits and hyphens (at most 50)',
  },
  team: {
    type: 'String',
    description: 'Entity ref of the group that owns the environment',
    maxLength: 256,
    allowedPattern: `^group:${ENTITY_REF_NAME}$`,
    constraintDescription:
      'must be the entity ref of a group, such as group:default/data-science',
  },
  userProfileName: {
    type: 'String',
    description: 'Name of the first user profile',
    allowedPattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$',
    constraintDescription:
      'must hold letters, digits and inner hyphens only (at most 63)',
  },
  userProfileOwner: {
    type: 'String',
    description: 'Entity ref of the user to whom the first profile belongs',
    maxLength: 256,
    allowedPattern: `^user:${ENTITY_REF_NAME}$`,
    constraintDescription:
      'must be the entity ref of a user, such as user:default/jane',
  },
  vpcCidr: {
    ...CIDR,
    default: '10.2.0.0/16',
    description: 'Address range of the VPC',
  },
  firewallSubnetCidr: {
    ...CIDR,
    default: '10.2.1.0/24',
    description: 'Address range of the firewall subnet, inside the VPC',
  },
  natSubnetCidr: {
    ...CIDR,
    default: '10.2.2.0/24',
    description: 'Address range of the NAT gateway subnet, inside the VPC',
  },
  studioSubnetCidr: {
    ...CIDR,
    default: '10.2.3.0/24',
    description: 'Address range of the Studio subnet, inside the VPC',
  },
  teamDomains: {
    type: 'CommaDelimitedList',
    default: '.kaggle.com',
    description:
      'First allowlist of the team; a leading dot includes every subdomain',
    allowedPattern: `^\\.?${DOMAIN_LABEL}(\\.${DOMAIN_LABEL})*$`,
    constraintDescription:
      'must be lower-case domain names, with a leading dot to include subdomains, without scheme, port or path',
  },
  teamRuleGroupCapacity: {
    type: 'Number',
    default: 1000,
    minValue: 4,
    maxValue: 20000,
    description:
      'Capacity of the team rule group: two for each domain, plus two. Fixed at creation',
    constraintDescription: 'must be a number between 4 and 20000',
  },
};

const GROUPS: { label: string; members: (keyof ProductParameters)[] }[] = [
  { label: 'Environment', members: ['environmentName', 'team'] },
  {
    label: 'First user profile',
    members: ['userProfileName', 'userProfileOwner'],
  },
  {
    label: 'Allowlist',
    members: ['teamDomains', 'teamRuleGroupCapacity'],
  },
  {
    label: 'Network',
    members: [
      'vpcCidr',
      'firewallSubnetCidr',
      'natSubnetCidr',
      'studioSubnetCidr',
    ],
  },
];

const LABELS: Record<keyof ProductParameters, string> = {
  environmentName: 'Environment name',
  team: 'Owning team',
  userProfileName: 'User profile',
  userProfileOwner: 'User of the profile',
  teamDomains: 'Allowed domains',
  teamRuleGroupCapacity: 'Capacity of the allowlist',
  vpcCidr: 'VPC',
  firewallSubnetCidr: 'Firewall subnet',
  natSubnetCidr: 'NAT gateway subnet',
  studioSubnetCidr: 'Studio subnet',
};

/** Declares the template's parameters and how consoles group and label them. */
export function defineParameters(stack: Stack): ProductParameters {
  const declare = (name: keyof ProductParameters) =>
    new CfnParameter(stack, PRODUCT_PARAMETERS[name], DEFINITIONS[name]);

  stack.templateOptions.metadata = {
    'AWS::CloudFormation::Interface': {
      ParameterGroups: GROUPS.map(({ label, members }) => ({
        Label: { default: label },
        Parameters: members.map(name => PRODUCT_PARAMETERS[name]),
      })),
      ParameterLabels: Object.fromEntries(
        GROUPS.flatMap(group => group.members).map(name => [
          PRODUCT_PARAMETERS[name],
          { default: LABELS[name] },
        ]),
      ),
    },
  };

  return {
    environmentName: declare('environmentName').valueAsString,
    team: declare('team').valueAsString,
    userProfileName: declare('userProfileName').valueAsString,
    userProfileOwner: declare('userProfileOwner').valueAsString,
    vpcCidr: declare('vpcCidr').valueAsString,
    firewallSubnetCidr: declare('firewallSubnetCidr').valueAsString,
    natSubnetCidr: declare('natSubnetCidr').valueAsString,
    studioSubnetCidr: declare('studioSubnetCidr').valueAsString,
    teamDomains: declare('teamDomains').valueAsList,
    teamRuleGroupCapacity: declare('teamRuleGroupCapacity').valueAsNumber,
  };
}
