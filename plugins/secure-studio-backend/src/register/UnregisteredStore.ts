import { Knex } from 'knex';
import { UnregisteredProduct } from './types';

const TABLE = 'secure_studio_unregistered';

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
