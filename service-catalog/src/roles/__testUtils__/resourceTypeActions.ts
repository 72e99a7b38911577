import { ACCESS_TYPE_ACTIONS } from './accessTypeActions';
import { DATA_TYPE_ACTIONS } from './dataTypeActions';
import { FIREWALL_TYPE_ACTIONS } from './firewallTypeActions';
import { NETWORK_TYPE_ACTIONS } from './networkTypeActions';
import { RESOLVER_TYPE_ACTIONS } from './resolverTypeActions';
import type { ResourceTypeActions } from './resourceTypeAction';
import { STUDIO_TYPE_ACTIONS } from './studioTypeActions';
import { TRAFFIC_TYPE_ACTIONS } from './trafficTypeActions';

/** Every resource type that the product's template may hold, with what CloudFormation calls for it. */
export const RESOURCE_TYPE_ACTIONS: ResourceTypeActions[] = [
  ...NETWORK_TYPE_ACTIONS,
  ...TRAFFIC_TYPE_ACTIONS,
  ...FIREWALL_TYPE_ACTIONS,
  ...RESOLVER_TYPE_ACTIONS,
  ...ACCESS_TYPE_ACTIONS,
  ...DATA_TYPE_ACTIONS,
  ...STUDIO_TYPE_ACTIONS,
];
