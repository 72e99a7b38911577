import { CustomErrorBase } from '@backstage/errors';
import { RateWindows } from '../access/RateWindows';
import { InventoryStore } from './InventoryStore';

/** Milliseconds in which no more may be found gone one by one than a sweep may conclude at once. */
const WINDOW = 3_600_000;

/** AWS does not have a product, from which nothing is concluded for now. */
export class NotConcludedError extends CustomErrorBase {
  override readonly name = 'NotConcludedError';
}

/**
 * Whether reads of single environments may conclude that these are gone. What stops a sweep must not be
 * concluded one by one either.
 */
export class Conclusions {
  constructor(
    private readonly services: {
      inventories: Pick<InventoryStore, 'find'>;
      windows: RateWindows;
      /** How many environments of a target may go missing at once without an admin's confirmation. */
      mostVanished: number;
    },
  ) {}

  /**
   * @param productId - Of the provisioned product that AWS was asked for and does not have.
   * @throws NotConcludedError
   */
  async requireMayConclude(target: string, productId: string): Promise<void> {
    const { inventories, mostVanished, windows } = this.services;
    const { sweep } = await inventories.find(target);
    if (sweep?.state === 'suspended') {
      throw new NotConcludedError(
        `Service Catalog does not have the provisioned product ${productId}. Nothing is concluded from that as long as the sweeps of target '${target}' wait for an admin.`,
      );
    }
    const taken = await windows.take(`gone ${target}`, {
      most: mostVanished,
      window: WINDOW,
    });
    if (!taken.ok) {
      throw new NotConcludedError(
        `Service Catalog does not have the provisioned product ${productId}, nor others of target '${target}': the next sweep looks at all of them together.`,
      );
    }
  }
}
