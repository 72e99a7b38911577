import { LRUCache } from 'lru-cache';
import {
  AwsGateways,
  AwsTarget,
  CloudFormationStack,
  DomainSummary,
  ProvisionedProduct,
  StudioDomain,
} from '../aws';
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

/** Milliseconds after which even what seems unchanged is described again. */
const CACHE_TTL = 10 * 60_000;

/** What was described in earlier sweeps, by a key that changes whenever a list shows a change. */
export class DescriptionCache {
  readonly #domains = new LRUCache<string, StudioDomain>({
    max: 2_000,
    ttl: CACHE_TTL,
  });
  readonly #stacks = new LRUCache<string, CloudFormationStack>({
    max: 2_000,
    ttl: CACHE_TTL,
  });

  async domain(
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

  /** A stack is what it was while its product is at rest and nothing was done to it. */
  async stack(
    product: ProvisionedProduct | undefined,
    describe: () => Promise<CloudFormationStack | undefined>,
  ): Promise<CloudFormationStack | undefined> {
    if (product?.status !== 'AVAILABLE') {
      return describe();
    }
    const key = `${product.stackArn} ${product.lastProvisioningRecordId}`;
    const stack = this.#stacks.get(key) ?? (await describe());
    if (stack) {
      this.#stacks.set(key, stack);
    }
    return stack;
  }
}

/**
 * Lists what a target's region has, in pages, and answers from the lists. Only what has no list
 * that tells enough is asked for alone: changed domains and stacks, firewalls, rule groups.
 */
export async function createRegionSource(
  gateways: AwsGateways,
  target: AwsTarget,
  cache: DescriptionCache,
): Promise<{
  source: SectionSource;
  /** Every provisioned product of the region; absent where the list is not complete. */
  products?: readonly ProvisionedProduct[];
}> {
  const sageMaker = gateways.sageMaker(target, 'read');
  const [products, domains, profiles, endpoints] = await Promise.all([
    list(gateways.serviceCatalog(target, 'read').listProvisionedProducts()),
    list(sageMaker.listDomains()),
    list(sageMaker.listUserProfiles()),
    list(gateways.ec2(target, 'read').listVpcEndpoints()),
  ]);
  const live = createLiveSource(gateways, target);
  const source: SectionSource = {
    ...live,
    product: async name => pick(products, product => product.name === name),
    stack: arn =>
      cache.stack(
        products.items.find(product => product.stackArn === arn),
        () => live.stack(arn),
      ),
    domain: async id => {
      const summary = pick(domains, domain => domain.id === id);
      return summary && cache.domain(summary, () => live.domain(id));
    },
    profiles: async domainId =>
      pickAll(profiles, profile => profile.domainId === domainId),
    endpoints: async vpcId =>
      pickAll(endpoints, endpoint => endpoint.vpcId === vpcId),
  };
  return { source, products: products.error ? undefined : products.items };
}
