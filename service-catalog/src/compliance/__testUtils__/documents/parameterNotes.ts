import { PRODUCT_PARAMETERS } from 'backstage-plugin-secure-studio-common';

type Parameter = keyof typeof PRODUCT_PARAMETERS;

/** What a change does that is admitted, where it is more than a setting. */
const CHANGES: Partial<Record<Parameter, string>> = {
  egressMode:
    'yes; firewalls, NAT gateways and routes come and go, domain and VPC stay',
  placement: 'yes; routes are exchanged, open connections break',
  teamDomains:
    'yes, but the portal changes the live list; an update of the stack sets it back to this one',
  teamResolverDomains: 'as the list above',
  homeFileSystem: 'from `disabled` to `enabled` only',
  firewallDeleteProtection:
    'yes; off before the egress mode becomes `none` or `open`',
  firewallSubnetCidrs: 'yes; replaces the firewall subnets and the firewalls',
  natSubnetCidrs: 'yes; replaces the NAT gateways and their addresses',
  existingStudioRouteTableIds: 'yes; moves the routes to the other tables',
  existingInternetGatewayId: 'yes; moves the routes to the other gateway',
  existingS3EndpointId: 'yes; the own endpoint goes or comes',
  endpointTier: 'yes; endpoints come and go',
  flowLogTraffic: 'yes; replaces the flow log, not what it has written',
  logRetentionDays: 'yes; a shorter one deletes what is older',
};

/** By the template's parameters. */
export const CHANGE_NOTES: Record<string, string | undefined> =
  Object.fromEntries(
    Object.entries(CHANGES).map(([name, note]) => [
      PRODUCT_PARAMETERS[name as Parameter],
      note,
    ]),
  );
