import {
  AwsGateways,
  AwsTarget,
  CloudFormationStack,
  NetworkFirewall,
  ProvisionedProduct,
  ProvisionedProductDetail,
  RuleGroup,
  ServiceCatalogGateway,
  StudioDomain,
  UserProfile,
  VpcEndpoint,
} from '../aws';
import { AccountCheck, createAccountCheck } from './accountCheck';

/** A provisioned product as a search tells it or, in fewer words, a look at it alone. */
export type KnownProduct = ProvisionedProductDetail &
  Partial<ProvisionedProduct>;

/** Whether what a list has is all that is expected. */
export type IsWhole<Item> = (found: readonly Item[]) => boolean;

/**
 * Where sections are read from: AWS itself, or the lists of a sweep. Undefined means that AWS has
 * no such thing, as it said when asked for that thing in the right account; whatever leaves that
 * open throws.
 */
export interface SectionSource {
  product(id: string): Promise<KnownProduct | undefined>;
  stack(arn: string): Promise<CloudFormationStack | undefined>;
  /** What a list tells of a domain's version; undefined where it tells nothing. */
  domainEtag(id: string): string | undefined;
  domain(id: string): Promise<StudioDomain | undefined>;
  profiles(
    domainId: string,
    isWhole: IsWhole<UserProfile>,
  ): Promise<UserProfile[]>;
  firewall(arn: string): Promise<NetworkFirewall | undefined>;
  ruleGroup(arn: string): Promise<RuleGroup | undefined>;
  /** The domains of a list of DNS Firewall's. */
  resolverDomains(domainListId: string): Promise<string[] | undefined>;
  endpoints(
    vpcId: string,
    isWhole: IsWhole<VpcEndpoint>,
  ): Promise<VpcEndpoint[]>;
}

async function all<Item>(pages: AsyncIterable<Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    items.push(...page);
  }
  return items;
}

/** A read by id, which alone tells that a product is gone, and in the right account alone. */
export async function lookForProduct(
  serviceCatalog: ServiceCatalogGateway,
  id: string,
  requireAccount: AccountCheck,
): Promise<KnownProduct | undefined> {
  await requireAccount();
  return serviceCatalog.describeProvisionedProduct({ id });
}

/** Asks AWS for each thing alone. */
export function createLiveSource(
  gateways: AwsGateways,
  target: AwsTarget,
  requireAccount = createAccountCheck(gateways, target),
): SectionSource {
  const serviceCatalog = gateways.serviceCatalog(target, 'read');
  const sageMaker = gateways.sageMaker(target, 'read');
  const networkFirewall = gateways.networkFirewall(target, 'read');

  async function proven<Answer>(
    answer: Promise<Answer | undefined>,
  ): Promise<Answer | undefined> {
    const found = await answer;
    if (found === undefined) {
      await requireAccount();
    }
    return found;
  }

  async function provenWhole<Item>(
    pages: AsyncIterable<Item[]>,
    isWhole: IsWhole<Item>,
  ): Promise<Item[]> {
    const found = await all(pages);
    if (!isWhole(found)) {
      await requireAccount();
    }
    return found;
  }

  return {
    product: async id =>
      (await serviceCatalog.findProvisionedProductById(id)) ??
      lookForProduct(serviceCatalog, id, requireAccount),
    stack: arn =>
      proven(gateways.cloudFormation(target, 'read').describeStack(arn)),
    domainEtag: () => undefined,
    domain: id => proven(sageMaker.describeDomain(id)),
    profiles: (domainId, isWhole) =>
      provenWhole(sageMaker.listUserProfiles(domainId), isWhole),
    firewall: arn => proven(networkFirewall.describeFirewall(arn)),
    ruleGroup: arn => proven(networkFirewall.describeRuleGroup(arn)),
    resolverDomains: domainListId =>
      proven(gateways.dnsFirewall(target, 'read').listDomains(domainListId)),
    endpoints: (vpcId, isWhole) =>
      provenWhole(
        gateways.ec2(target, 'read').listVpcEndpoints(vpcId),
        isWhole,
      ),
  };
}
