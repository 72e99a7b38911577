import { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../environments/listCursor';
import { UnregisteredProduct } from './types';

const TABLE = 'secure_studio_unregistered';

/** By which its cursors are told from those of other lists. */
const LIST = { list: 'unregistered' };

interface UnregisteredRow {
  target_id: string;
  provisioned_product_id: string;
  name: string;
  owner_ref: string;
  portal: string | null;
  product_status: UnregisteredProduct['productStatus'];
  created_at: string | null;
  profiles: string;
  doubts: string;
  observed_at: string;
}

/** The provisioned products that claim to be environments and have no row. */
export class UnregisteredStore {
  constructor(private readonly database: Knex) {}

  /** By name. */
  async list(filter: { target?: string } = {}): Promise<UnregisteredProduct[]> {
    const rows = await this.rows()
      .where(filter.target ? { target_id: filter.target } : {})
      .orderBy(['name', 'provisioned_product_id']);
    return rows.map(toUnregisteredProduct);
  }

  /**
   * Some of them by name, from where the page before ended.
   *
   * @throws InputError where the cursor is none of this list.
   */
  async page({ cursor, limit }: { cursor?: string; limit: number }): Promise<{
    items: UnregisteredProduct[];
    nextCursor: string | null;
  }> {
    const after = cursor === undefined ? undefined : decodeCursor(LIST, cursor);
    const rows = await this.rows()
      .modify(query => {
        if (after) {
          const [target = '', product = ''] = after.value.split(' ');
          query.whereRaw(
            '(name, provisioned_product_id, target_id) > (?, ?, ?)',
            [after.name, product, target],
          );
        }
      })
      .orderBy(['name', 'provisioned_product_id', 'target_id'])
      .limit(limit + 1);
    const items = rows.slice(0, limit).map(toUnregisteredProduct);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items,
      nextCursor: last
        ? encodeCursor(LIST, {
            name: last.name,
            value: `${last.target} ${last.provisionedProductId}`,
          })
        : null,
    };
  }

  /** Whether one of them claims to be the environment of this full name. */
  async has(name: string, transaction?: Knex.Transaction): Promise<boolean> {
    return (await this.rows(transaction).where({ name }).first()) !== undefined;
  }

  async keep(product: UnregisteredProduct): Promise<void> {
    await this.rows()
      .insert(toRow(product))
      .onConflict(['target_id', 'provisioned_product_id'])
      .merge();
  }

  async remove(
    { target, provisionedProductId }: RowKey,
    transaction?: Knex.Transaction,
  ): Promise<void> {
    await this.rows(transaction)
      .where({
        target_id: target,
        provisioned_product_id: provisionedProductId,
      })
      .delete();
  }

  private rows(transaction?: Knex.Transaction) {
    return (transaction ?? this.database)<UnregisteredRow>(TABLE);
  }
}

type RowKey = Pick<UnregisteredProduct, 'target' | 'provisionedProductId'>;

function toUnregisteredProduct(row: UnregisteredRow): UnregisteredProduct {
  return {
    target: row.target_id,
    provisionedProductId: row.provisioned_product_id,
    name: row.name,
    owner: row.owner_ref,
    portal: row.portal,
    productStatus: row.product_status,
    createdAt: row.created_at,
    profiles: JSON.parse(row.profiles),
    doubts: JSON.parse(row.doubts),
    observedAt: row.observed_at,
  };
}

function toRow(product: UnregisteredProduct): UnregisteredRow {
  return {
    target_id: product.target,
    provisioned_product_id: product.provisionedProductId,
    name: product.name,
    owner_ref: product.owner,
    portal: product.portal,
    product_status: product.productStatus,
    created_at: product.createdAt,
    profiles: JSON.stringify(product.profiles),
    doubts: JSON.stringify(product.doubts),
    observed_at: product.observedAt,
  };
}
