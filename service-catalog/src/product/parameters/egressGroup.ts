import {
  PRODUCT_CHOICES,
  PRODUCT_DEFAULTS,
} from 'backstage-plugin-secure-studio-common';
import { choice, type ParameterDefinition } from './definition';

const DOMAIN =
  '[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*';

/**
 * What must not be on a list in whatever form: every account of AWS is under it. The portal refuses
 * public suffixes as well, which no pattern can tell.
 */
const NOT_OF_AWS = '(?!.*(^|\\.)(amazonaws\\.com(\\.cn)?|amazonaws\\.eu|aws)$)';

const teamDomains: ParameterDefinition = {
  label: 'Domains of the team',
  type: 'CommaDelimitedList',
  default: '.kaggle.com',
  description:
    'First list of the team: allowed, or blocked in denylist mode. A leading dot includes every subdomain, .invalid stands for none',
  allowedPattern: `^${NOT_OF_AWS}\\.?${DOMAIN}$`,
  constraintDescription:
    'must be lower-case domain names outside AWS, with a leading dot to include subdomains, without scheme, port or path',
};

const teamResolverDomains: ParameterDefinition = {
  label: 'The same domains for DNS',
  type: 'CommaDelimitedList',
  default: 'kaggle.com,*.kaggle.com',
  description:
    'The same list as DNS Firewall writes it: x and *.x where the other has .x',
  allowedPattern: `^${NOT_OF_AWS}(\\*\\.)?${DOMAIN}$`,
  constraintDescription:
    'must be lower-case domain names outside AWS, with *. for every subdomain',
};

const teamRuleGroupCapacity: ParameterDefinition = {
  label: 'Capacity of the list',
  type: 'Number',
  default: PRODUCT_DEFAULTS.teamRuleGroupCapacity,
  minValue: 4,
  maxValue: 20000,
  description:
    'Capacity of the team rule group: two for each domain, plus two. A change replaces the group',
  constraintDescription: 'must be a number between 4 and 20000',
};

export const egressGroup = {
  label: 'Egress',
  parameters: {
    egressMode: choice(
      'Egress mode',
      'What of the internet Studio reaches: the listed domains, nothing, all but the listed domains, everything',
      PRODUCT_CHOICES.egressMode,
    ),
    placement: choice(
      'Placement of the firewall',
      'beforeNat: alerts show the address of the workload; afterNat: that of the NAT gateway',
      PRODUCT_CHOICES.placement,
    ),
    blockAction: choice(
      'Blocked connections',
      'drop: they hang until they time out; reject: they are reset at once',
      PRODUCT_CHOICES.blockAction,
    ),
    teamDomains,
    teamResolverDomains,
    teamRuleGroupCapacity,
    firewallDeleteProtection: choice(
      'Delete protection of the firewall',
      'yes: neither firewall nor its subnets can be taken away before it is switched off',
      PRODUCT_CHOICES.switch,
    ),
  },
};
