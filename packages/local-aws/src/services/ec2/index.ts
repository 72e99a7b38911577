import { Service } from '../../service';
import { addressOperations } from './addresses';
import { authorization } from './authorization';
import { availabilityZoneOperations } from './availabilityZones';
import { endpointServiceOperations } from './endpointServices';
import { flowLogOperations } from './flowLogs';
import { internetGatewayOperations } from './internetGateways';
import { natGatewayOperations } from './natGateways';
import { networkAclOperations } from './networkAcls';
import { networkInterfaceOperations } from './networkInterfaceOperations';
import { prefixListOperations } from './prefixLists';
import { routeOperations } from './routes';
import { routeTableAssociationOperations } from './routeTableAssociations';
import { routeTableOperations } from './routeTables';
import { securityGroupRuleOperations } from './securityGroupRules';
import { securityGroupOperations } from './securityGroups';
import { subnetOperations } from './subnets';
import { taggingOperations } from './taggingOperations';
import { vpcCidrBlockOperations } from './vpcCidrBlocks';
import { vpcEndpointChangeOperations } from './vpcEndpointChanges';
import { vpcEndpointOperations } from './vpcEndpoints';
import { vpcOperations } from './vpcs';

/** Amazon EC2, as far as networks go: VPCs and what is in them. */
export const ec2Service: Service = {
  id: 'ec2',
  operations: {
    ...availabilityZoneOperations,
    ...vpcOperations,
    ...vpcCidrBlockOperations,
    ...subnetOperations,
    ...internetGatewayOperations,
    ...routeTableOperations,
    ...routeTableAssociationOperations,
    ...routeOperations,
    ...networkAclOperations,
    ...addressOperations,
    ...natGatewayOperations,
    ...securityGroupOperations,
    ...securityGroupRuleOperations,
    ...prefixListOperations,
    ...endpointServiceOperations,
    ...vpcEndpointOperations,
    ...vpcEndpointChangeOperations,
    ...networkInterfaceOperations,
    ...flowLogOperations,
    ...taggingOperations,
  },
  authorization,
};
