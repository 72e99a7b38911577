import { LRUCache } from 'lru-cache';
import { AwsGateways, AwsTarget, DomainSummary, StudioDomain } from '../aws';
import { createLiveSource, SectionSource } from './SectionSource';

/** What a list held; with an error, it may have held more. */
interface Listing<Item> {
  items: Item[];
  error?: unknown;
}

async function list<Item>(
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

/** The item; that there is none is certain only where the list is complete. */
function pick<Item>(
  listing: Listing<Item>,
  isWanted: (item: Item) => boolean,
): Item | undefined {
  const item = listing.items.find(isWanted);
  if (!item && listing.error) {
    throw listing.error;
  }
  return item;
}

/** All the items; which they are is certain only where the list is complete. */
function pickAll<Item>(
  listing: Listing<Item>,
  isWanted: (item: Item) => boolean,
): Item[] {
  if (listing.error) {
    throw listing.error;
  }
  return listing.items.filter(isWanted);
}

/** What was described of domains, until a list shows that they changed. */
export class DomainCache {
  readonly #domains = new LRUCache<string, StudioDomain>({ max: 2_000 });

  async get(
    { id, status, modifiedAt }: DomainSummary,
    describe: () => Promise<StudioDomain | undefined>,
  ): Promise<StudioDomain | undefined> {
    const key = `${id} ${status} ${modifiedAt}`;
    const domain = this.#domains.get(key) ?? (await describe());
    if (domain) {
      this.#domains.set(key, domain);
    }
    return domain;
  }
}

/**
 * Lists what a target's region has, in pages, and answers from the lists. Only what has no list
 * that tells enough is asked for alone: changed domains, deleted stacks, firewalls, rule groups.
 */
export async function createRegionSource(
  gateways: AwsGateways,
  target: AwsTarget,
  domainCache: DomainCache,
): Promise<SectionSource> {
  const sageMaker = gateways.sageMaker(target, 'read');
  const [products, stacks, domains, profiles, endpoints] = await Promise.all([
    list(gateways.serviceCatalog(target, 'read').listProvisionedProducts()),
    list(gateways.cloudFormation(target, 'read').listStacks()),
    list(sageMaker.listDomains()),
    list(sageMaker.listUserProfiles()),
    list(gateways.ec2(target, 'read').listVpcEndpoints()),
  ]);
  const live = createLiveSource(gateways, target);
  return {
    ...live,
    product: async name => pick(products, product => product.name === name),
    stack: async arn =>
      pick(stacks, stack => stack.arn === arn) ?? live.stack(arn),
    domain: async id => {
      const summary = pick(domains, domain => domain.id === id);
      return summary && domainCache.get(summary, () => live.domain(id));
    },
    profiles: async domainId =>
      pickAll(profiles, profile => profile.domainId === domainId),
    endpoints: async vpcId =>
      pickAll(endpoints, endpoint => endpoint.vpcId === vpcId),
  };
}
