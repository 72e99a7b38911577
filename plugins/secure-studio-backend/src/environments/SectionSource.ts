import {
  AwsGateways,
  AwsTarget,
  CloudFormationStack,
  NetworkFirewall,
  ProvisionedProduct,
  RuleGroup,
  StudioDomain,
  UserProfile,
  VpcEndpoint,
} from '../aws';

/**
 * Where sections are read from: AWS itself, or the lists of a sweep. Undefined means that AWS has
 * no such thing; whatever leaves that open throws.
 */
export interface SectionSource {
  product(name: string): Promise<ProvisionedProduct | undefined>;
  stack(arn: string): Promise<CloudFormationStack | undefined>;
  domain(id: string): Promise<StudioDomain | undefined>;
  profiles(domainId: string): Promise<UserProfile[]>;
  firewall(arn: string): Promise<NetworkFirewall | undefined>;
  ruleGroup(arn: string): Promise<RuleGroup | undefined>;
  /** The domains of a list of DNS Firewall's. */
  resolverDomains(domainListId: string): Promise<string[] | undefined>;
  endpoints(vpcId: string): Promise<VpcEndpoint[]>;
}

async function all<Item>(pages: AsyncIterable<Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    items.push(...page);
  }
  return items;
}

/** Asks AWS for each thing alone. */
export function createLiveSource(
  gateways: AwsGateways,
  target: AwsTarget,
): SectionSource {
  const sageMaker = gateways.sageMaker(target, 'read');
  const networkFirewall = gateways.networkFirewall(target, 'read');
  return {
    product: name =>
      gateways
        .serviceCatalog(target, 'read')
        .findProvisionedProductByName(name),
    stack: arn => gateways.cloudFormation(target, 'read').describeStack(arn),
    domain: id => sageMaker.describeDomain(id),
    profiles: domainId => all(sageMaker.listUserProfiles(domainId)),
    firewall: arn => networkFirewall.describeFirewall(arn),
    ruleGroup: arn => networkFirewall.describeRuleGroup(arn),
    resolverDomains: domainListId =>
      gateways.dnsFirewall(target, 'read').listDomains(domainListId),
    endpoints: vpcId =>
      all(gateways.ec2(target, 'read').listVpcEndpoints(vpcId)),
  };
}
