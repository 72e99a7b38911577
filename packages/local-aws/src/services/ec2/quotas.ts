/**
 * Default quotas of one account in one region. Source: "Amazon VPC quotas", "AWS
 * PrivateLink quotas" and "Elastic IP address quota" in the AWS documentation.
 */
export const quotas = {
  vpcsPerRegion: 5,
  cidrBlocksPerVpc: 5,
  elasticIpsPerRegion: 5,
  internetGatewaysPerRegion: 5,
  subnetsPerVpc: 200,
  routeTablesPerVpc: 200,
  natGatewaysPerZone: 5,
  rulesPerSecurityGroup: 60,
  securityGroupsPerNetworkInterface: 5,
  gatewayEndpointsPerRegion: 20,
  interfaceEndpointsPerVpc: 50,
} as const;
