import { LoggerService } from '@backstage/backend-plugin-api';
import limitConcurrency from 'p-limit';
import { AwsGateways, ProvisionedProduct } from '../aws';
import { TargetConfig } from '../config';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { OperationStore } from '../operations/OperationStore';
import { claimOf, doubtsOf } from './claims';
import { EvidenceReader } from './EvidenceReader';
import { UnregisteredStore } from './UnregisteredStore';

/** Products of one target whose evidence is read at the same time. */
const CONCURRENCY = 4;
/** Milliseconds after which the evidence of what is still unregistered is read again. */
const FRESH_FOR = 10 * 60_000;

/** Finds what is on AWS with the portal's tags and has no row. */
export class UnregisteredProducts {
  constructor(
    private readonly services: {
      portalId: string;
      environments: Pick<EnvironmentStore, 'withProvisionedProducts'>;
      operations: Pick<OperationStore, 'withProvisionTokens'>;
      evidence: EvidenceReader;
      gateways: AwsGateways;
      unregistered: UnregisteredStore;
      logger: LoggerService;
    },
  ) {}

  /**
   * Keeps the claims of a target's provisioned products that have no row.
   *
   * @param products - The answer of a whole list. What it leaves out is shown until AWS, asked by id, does
   * not have it.
   */
  async note(
    target: TargetConfig,
    products: readonly ProvisionedProduct[],
  ): Promise<void> {
    const { unregistered, logger } = this.services;
    const strangers = await this.withoutOwn(products);
    const claims = strangers.flatMap(product => {
      const claim = claimOf(product, target, this.services.portalId);
      return claim ? [{ product, claim }] : [];
    });
    const known = await unregistered.list({ target: target.id });
    const isFresh = ({ claim }: (typeof claims)[number]) =>
      known.some(
        ({ provisionedProductId, productStatus, observedAt }) =>
          provisionedProductId === claim.provisionedProductId &&
          productStatus === claim.productStatus &&
          Date.now() - Date.parse(observedAt) < FRESH_FOR,
      );
    const limit = limitConcurrency(CONCURRENCY);
    await Promise.all(
      claims
        .filter(found => !isFresh(found))
        .map(({ product, claim }) =>
          limit(async () => {
            try {
              const evidence = await this.services.evidence.read(
                product,
                target,
              );
              await unregistered.keep({
                ...claim,
                target: target.id,
                profiles: evidence.profiles,
                doubts: doubtsOf(claim, evidence, target),
                observedAt: new Date().toISOString(),
              });
            } catch (error) {
              logger.warn(
                `The unregistered product ${product.id} of target '${target.id}' could not be read: ${error}`,
              );
            }
          }),
        ),
    );
    const found = claims.map(({ claim }) => claim.provisionedProductId);
    const listed = new Set(products.map(({ id }) => id));
    for (const product of known) {
      const { provisionedProductId: id } = product;
      const isOver = listed.has(id)
        ? !found.includes(id)
        : await this.isGone(id, target);
      if (isOver) {
        await unregistered.remove(product);
      }
    }
  }

  /** The sweep made sure that AWS answers for the target's account. */
  private async isGone(id: string, target: TargetConfig): Promise<boolean> {
    try {
      const product = await this.services.gateways
        .serviceCatalog(target, 'read')
        .describeProvisionedProduct({ id });
      return product === undefined;
    } catch (error) {
      this.services.logger.warn(
        `Whether the unregistered product ${id} of target '${target.id}' is there could not be read: ${error}`,
      );
      return false;
    }
  }

  /** Without what has a row, and without what an operation has made whose answer was lost. */
  private async withoutOwn(
    products: readonly ProvisionedProduct[],
  ): Promise<ProvisionedProduct[]> {
    const { environments, operations } = this.services;
    const [registered, tokens] = await Promise.all([
      environments.withProvisionedProducts(products.map(({ id }) => id)),
      operations.withProvisionTokens(
        products.flatMap(({ idempotencyToken }) => idempotencyToken ?? []),
      ),
    ]);
    return products.filter(
      ({ id, idempotencyToken }) =>
        !registered.has(id) &&
        !(idempotencyToken && tokens.has(idempotencyToken)),
    );
  }
}
