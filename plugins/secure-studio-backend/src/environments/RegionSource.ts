import {
  AwsGateways,
  AwsTarget,
  ProvisionedProduct,
  VpcEndpoint,
} from '../aws';
import { AccountCheck } from './accountCheck';
import { Pace } from './Pace';
import {
  createLiveSource,
  IsWhole,
  KnownProduct,
  lookForProduct,
  SectionSource,
} from './SectionSource';
import { etagOfDomain } from './sections/domain';

/** What a list held; with an error, it may have held more. */
export interface Listing<Item> {
  readonly items: readonly Item[];
  readonly error?: unknown;
}

export async function list<Item>(
  pages: AsyncIterable<Item[]>,
): Promise<Listing<Item>> {
  const items: Item[] = [];
  try {
    for await (const page of pages) {
      items.push(...page);
    }
    return { items };
  } catch (error) {
    return { items, error };
  }
}

/** The items of each key. */
function groupBy<Item>(
  { items, error }: Listing<Item>,
  keyOf: (item: Item) => string,
): (key: string) => readonly Item[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return key => {
    // Which items there are is known only where the list is complete.
    if (error) {
      throw error;
    }
    return groups.get(key) ?? [];
  };
}

/**
 * Lists what a target's region has, in pages, and answers from the lists. What they have is
 * believed; what they lack is asked for alone, since lists skip items and lag behind.
 */
export async function createRegionSource(
  gateways: AwsGateways,
  target: AwsTarget,
  options: {
    products: Listing<ProvisionedProduct>;
    requireAccount: AccountCheck;
    /** At which DNS Firewall is asked. */
    pace: Pace;
  },
): Promise<SectionSource> {
  const { pace, products, requireAccount } = options;
  const serviceCatalog = gateways.serviceCatalog(target, 'read');
  const sageMaker = gateways.sageMaker(target, 'read');
  const [domains, profiles, endpoints] = await Promise.all([
    list(sageMaker.listDomains()),
    list(sageMaker.listUserProfiles()),
    list(gateways.ec2(target, 'read').listVpcEndpoints()),
  ]);
  const live = createLiveSource(gateways, target, requireAccount);
  const productsById = new Map(products.items.map(item => [item.id, item]));
  const domainsById = new Map(domains.items.map(item => [item.id, item]));
  const profilesOf = groupBy(profiles, ({ domainId }) => domainId);
  const endpointsOf = groupBy(endpoints, ({ vpcId }) => vpcId);
  const lookedFor = new Map<string, Promise<KnownProduct | undefined>>();

  return {
    ...live,
    product: async id => {
      const listed = productsById.get(id);
      if (listed) {
        return listed;
      }
      if (products.error) {
        throw products.error;
      }
      const answer =
        lookedFor.get(id) ?? lookForProduct(serviceCatalog, id, requireAccount);
      lookedFor.set(id, answer);
      return answer;
    },
    domainEtag: id => {
      const summary = domainsById.get(id);
      return summary && etagOfDomain(summary);
    },
    domain: async id => {
      if (!domainsById.has(id) && domains.error) {
        throw domains.error;
      }
      return live.domain(id);
    },
    profiles: async (domainId, isWhole) => {
      const found = [...profilesOf(domainId)];
      return isWhole(found) ? found : live.profiles(domainId, isWhole);
    },
    endpoints: async (vpcId: string, isWhole: IsWhole<VpcEndpoint>) => {
      const found = [...endpointsOf(vpcId)];
      return isWhole(found) ? found : live.endpoints(vpcId, isWhole);
    },
    resolverDomains: async domainListId => {
      await pace.pass();
      return live.resolverDomains(domainListId);
    },
  };
}
