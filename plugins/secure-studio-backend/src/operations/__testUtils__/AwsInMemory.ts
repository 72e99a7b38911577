import { randomUUID } from 'node:crypto';
import {
  AwsError,
  AwsErrorKind,
  AwsGateways,
  CatalogProduct,
  CloudFormationGateway,
  ProductGateway,
  ProvisionedProductDetail,
  ProvisioningRecord,
  ServiceCatalogGateway,
  StackEvent,
  StsGateway,
} from '../../aws';

export const TARGET = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
  roles: { read: 'read', provision: 'provision', operate: '', open: '' },
};

/** What a call meets: refused before AWS did anything, or done with the answer lost. */
export interface CallFailure {
  kind: AwsErrorKind | 'mistake';
  answerLost?: boolean;
}

const ROOT_CAUSE = 'The maximum number of addresses has been reached.';

interface Product extends ProvisionedProductDetail {
  tags: Record<string, string>;
}

const PRODUCT: CatalogProduct = {
  id: 'prod-1',
  versions: [{ id: 'pa-1', name: '1.0', isDeprecated: false }],
  paths: [{ id: 'lpv3-1', name: 'studio' }],
};

/** Service Catalog and CloudFormation as far as a provision sees them. Calls fail as a test says. */
export class AwsInMemory {
  readonly products: Product[] = [];
  readonly records = new Map<string, ProvisioningRecord>();
  readonly events = new Map<string, StackEvent[]>();
  /** What the next calls meet; undefined is nothing. */
  failures: Array<CallFailure | undefined> = [];
  /** How each provision ends. */
  outcome: 'succeeded' | 'failed' = 'succeeded';
  account = TARGET.accountId;
  /** Every call that changed something. */
  readonly changes: string[] = [];

  constructor(private readonly now: () => number) {}

  /** What Service Catalog and CloudFormation do meanwhile: every record that is open ends. */
  finish(): void {
    for (const record of this.records.values()) {
      if (record.status === 'IN_PROGRESS') {
        this.end(record);
      }
    }
  }

  ofToken(token: string): Product | undefined {
    return this.products.find(
      ({ idempotencyToken }) => idempotencyToken === token,
    );
  }

  readonly gateways = {
    products: () => this.product,
    serviceCatalog: () => this.serviceCatalog,
    cloudFormation: () => this.cloudFormation,
    sts: () => this.sts,
  } as Partial<AwsGateways> as AwsGateways;

  private readonly product = {
    describeProduct: () => this.call(() => PRODUCT),
  } as Partial<ProductGateway> as ProductGateway;

  private readonly serviceCatalog = {
    provision: ({ name, token, tags }) =>
      this.call(() => {
        const earlier = this.ofToken(token);
        if (earlier) {
          return {
            recordId: earlier.lastRecordId ?? '',
            provisionedProductId: earlier.id,
          };
        }
        if (this.products.some(product => product.name === name)) {
          throw new AwsError('conflict', 'The name is taken', 'Duplicate');
        }
        const id = `pp-${randomUUID()}`;
        const record = this.record('PROVISION_PRODUCT', id, tags);
        this.products.push({
          id,
          name,
          status: 'UNDER_CHANGE',
          idempotencyToken: token,
          lastRecordId: record.id,
          lastProvisioningRecordId: record.id,
          tags,
        });
        this.tell(id, 'Vpc', 'CREATE_COMPLETE');
        this.changes.push(`provision ${name}`);
        return { recordId: record.id, provisionedProductId: id };
      }),
    findRecord: id => this.call(() => this.records.get(id)),
    describeProvisionedProduct: by =>
      this.call(() =>
        this.products.find(product =>
          'id' in by ? product.id === by.id : product.name === by.name,
        ),
      ),
    terminate: ({ provisionedProductId }) =>
      this.call(() => {
        const product = this.products.find(
          ({ id }) => id === provisionedProductId,
        );
        if (!product) {
          throw new AwsError('notFound', 'Not found', 'ResourceNotFound');
        }
        const record = this.record(
          'TERMINATE_PROVISIONED_PRODUCT',
          provisionedProductId,
          product.tags,
        );
        product.status = 'UNDER_CHANGE';
        product.lastRecordId = record.id;
        this.changes.push(`terminate ${product.name}`);
        return { recordId: record.id };
      }),
  } as Partial<ServiceCatalogGateway> as ServiceCatalogGateway;

  private readonly cloudFormation = {
    describeStack: name =>
      this.call(() => {
        const id = name.slice(`SC-${TARGET.accountId}-`.length);
        return this.events.has(id)
          ? {
              arn: `arn:stack/${name}/0`,
              status: '',
              parameters: {},
              outputs: {},
            }
          : undefined;
      }),
    listStackEvents: (arn, { afterEventId, since = '' } = {}) =>
      this.call(() => {
        const events = this.events.get(productOf(arn)) ?? [];
        const index = events.findIndex(({ id }) => id === afterEventId);
        return events
          .slice(index + 1)
          .filter(({ occurredAt }) => occurredAt >= since);
      }),
    stackProgress: arn =>
      this.call(() => ({
        completed: 1,
        total: this.events.get(productOf(arn))?.length ?? 0,
      })),
  } as Partial<CloudFormationGateway> as CloudFormationGateway;

  private readonly sts: StsGateway = {
    callerAccount: () => this.call(() => this.account),
  };

  private async call<Result>(run: () => Result): Promise<Result> {
    const failure = this.failures.shift();
    if (!failure) {
      return run();
    }
    if (failure.answerLost) {
      run();
    }
    throw failure.kind === 'mistake'
      ? new TypeError('a mistake of our own')
      : new AwsError(failure.kind, `AWS says ${failure.kind}`, 'Code');
  }

  private end(record: ProvisioningRecord): void {
    const product = this.products.find(
      ({ id }) => id === record.provisionedProductId,
    );
    const isTermination = record.type === 'TERMINATE_PROVISIONED_PRODUCT';
    if (product && isTermination) {
      this.products.splice(this.products.indexOf(product), 1);
    }
    if (isTermination || this.outcome === 'succeeded') {
      record.status = 'SUCCEEDED';
    } else {
      record.status = 'FAILED';
      record.errors = [{ code: 'CloudFormation', description: 'It failed' }];
      this.tell(
        record.provisionedProductId,
        'Nat',
        'CREATE_FAILED',
        ROOT_CAUSE,
      );
      this.tell(
        record.provisionedProductId,
        'Domain',
        'CREATE_FAILED',
        'Resource creation cancelled',
      );
    }
    if (product) {
      product.status = record.status === 'FAILED' ? 'ERROR' : 'AVAILABLE';
    }
  }

  private record(
    type: string,
    provisionedProductId: string,
    tags: Record<string, string>,
  ): ProvisioningRecord {
    const record: ProvisioningRecord = {
      id: `rec-${randomUUID()}`,
      status: 'IN_PROGRESS',
      type,
      createdAt: new Date(this.now()).toISOString(),
      errors: [],
      provisionedProductId,
      tags,
    };
    this.records.set(record.id, record);
    return record;
  }

  private tell(
    productId: string,
    logicalId: string,
    status: string,
    statusReason?: string,
  ): void {
    const events = this.events.get(productId) ?? [];
    this.events.set(productId, events);
    events.push({
      id: randomUUID(),
      occurredAt: new Date(this.now()).toISOString(),
      logicalId,
      resourceType: 'AWS::EC2::Thing',
      status,
      statusReason,
    });
  }
}

function productOf(arn: string): string {
  return arn.split('/')[1].slice(`SC-${TARGET.accountId}-`.length);
}
