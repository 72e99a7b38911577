import { AwsError, AwsGateways, ProvisionedProduct } from '../../aws';
import { aProvisionedProduct, TARGET } from './answers';

/** What AWS's answers are like for a while. */
export interface Weather {
  /** Ids that the list of products leaves out. */
  readonly leftOut: readonly string[];
  /** Ids that it has twice. */
  readonly duplicated: readonly string[];
  /** By which the list is put out of order. */
  readonly order: readonly number[];
  /** Whether the list is as old as the last change. */
  readonly lagging: boolean;
  /** Whether the last page of the list fails. */
  readonly failingList: boolean;
  readonly failingReads: boolean;
  readonly failingIdentity: boolean;
  readonly wrongAccount: boolean;
}

export const FAIR: Weather = {
  leftOut: [],
  duplicated: [],
  order: [],
  lagging: false,
  failingList: false,
  failingReads: false,
  failingIdentity: false,
  wrongAccount: false,
};

const failure = () => new AwsError('unavailable', 'Down', 'TimeoutError');

/** An account that has provisioned products and nothing else, in every weather. */
export class AccountInMemory {
  #products: ReadonlySet<string>;
  #before: ReadonlySet<string>;
  weather = FAIR;

  constructor(products: readonly string[]) {
    this.#products = new Set(products);
    this.#before = this.#products;
  }

  remove(ids: readonly string[]): void {
    this.#before = this.#products;
    this.#products = new Set(
      [...this.#products].filter(id => !ids.includes(id)),
    );
  }

  restore(ids: readonly string[]): void {
    this.#before = this.#products;
    this.#products = new Set([...this.#products, ...ids]);
  }

  has(id: string): boolean {
    return this.#products.has(id);
  }

  gateways(): AwsGateways {
    const nothing = async function* pages() {
      yield [];
    };
    const serviceCatalog = {
      listProvisionedProducts: () => this.#list(),
      findProvisionedProductById: async (id: string) => {
        for await (const page of this.#list()) {
          const found = page.find(product => product.id === id);
          if (found) {
            return found;
          }
        }
        return undefined;
      },
      describeProvisionedProduct: async ({ id }: { id: string }) => {
        if (this.weather.failingReads) {
          throw failure();
        }
        return this.#isHere(id) ? productOf(id) : undefined;
      },
      callerAccount: async () => {
        if (this.weather.failingIdentity) {
          throw failure();
        }
        return this.weather.wrongAccount ? '999999999999' : TARGET.accountId;
      },
    };
    return {
      serviceCatalog: () => serviceCatalog,
      cloudFormation: () => ({}),
      sageMaker: () => ({ listDomains: nothing, listUserProfiles: nothing }),
      networkFirewall: () => ({}),
      dnsFirewall: () => ({}),
      ec2: () => ({ listVpcEndpoints: nothing }),
    } as unknown as AwsGateways;
  }

  #isHere(id: string): boolean {
    return !this.weather.wrongAccount && this.has(id);
  }

  async *#list(): AsyncIterable<ProvisionedProduct[]> {
    const { duplicated, failingList, lagging, leftOut, order, wrongAccount } =
      this.weather;
    const known = [...(lagging ? this.#before : this.#products)].filter(
      id => !wrongAccount && !leftOut.includes(id),
    );
    const answered = [...known, ...known.filter(id => duplicated.includes(id))]
      .map((id, index) => ({ id, place: order[index] ?? 0 }))
      .sort((a, b) => a.place - b.place)
      .map(({ id }) => productOf(id));
    const half = Math.ceil(answered.length / 2);
    yield answered.slice(0, half);
    if (failingList) {
      throw failure();
    }
    yield answered.slice(half);
  }
}

/** It has no stack, so that there is nothing else to read. */
function productOf(id: string): ProvisionedProduct {
  return { ...aProvisionedProduct({ id, name: id }), stackArn: undefined };
}
