import * as tables from './tables';

/** The kinds of resources that take tags and are kept in tables of their own, by the prefix of their ids. */
export const storedKinds = {
  vpc: { type: 'vpc', table: tables.vpcs },
  subnet: { type: 'subnet', table: tables.subnets },
  igw: { type: 'internet-gateway', table: tables.internetGateways },
  rtb: { type: 'route-table', table: tables.routeTables },
  eipalloc: { type: 'elastic-ip', table: tables.addresses },
  nat: { type: 'natgateway', table: tables.natGateways },
  sg: { type: 'security-group', table: tables.securityGroups },
  sgr: { type: 'security-group-rule', table: tables.securityGroupRules },
  vpce: { type: 'vpc-endpoint', table: tables.vpcEndpoints },
  fl: { type: 'vpc-flow-log', table: tables.flowLogs },
} as const;

/** Kinds that other resources bring with them. */
const derivedTypes: Readonly<Record<string, string>> = {
  eni: 'network-interface',
  acl: 'network-acl',
};

/** The type of a resource by its id, such as `internet-gateway`. */
export function resourceTypeOf(id: string): string | undefined {
  const prefix = id.slice(0, id.indexOf('-'));
  return (
    derivedTypes[prefix] ??
    Object.entries(storedKinds).find(([key]) => key === prefix)?.[1].type
  );
}
