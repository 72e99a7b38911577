import { ConflictError, NotFoundError } from '@backstage/errors';
import { Inventory } from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { InventoryStore } from './InventoryStore';

/** Most missing environments of a target that an answer names. */
const MOST_NAMED = 1000;

/** What AWS's lists leave out, for an admin to look at and confirm. */
export class MissingEnvironments {
  constructor(
    private readonly services: {
      targets: readonly Pick<TargetConfig, 'id'>[];
      inventories: InventoryStore;
      now?: () => Date;
    },
  ) {}

  async list(): Promise<Inventory[]> {
    return Promise.all(this.services.targets.map(({ id }) => this.#of(id)));
  }

  /**
   * In place of what was confirmed before, the next sweep looks for these by id.
   *
   * @throws NotFoundError where there is no such target.
   * @throws ConflictError where one of them is not missing: what the admin saw is no more so.
   */
  async confirm(
    target: string,
    { environments, by }: { environments: readonly string[]; by: string },
  ): Promise<Inventory> {
    const { inventories, now = () => new Date(), targets } = this.services;
    if (!targets.some(({ id }) => id === target)) {
      throw new NotFoundError(`There is no target ${target}`);
    }
    const missing = new Set(
      (await inventories.listMissing(target)).map(({ name }) => name),
    );
    const others = environments.filter(name => !missing.has(name));
    if (others.length > 0) {
      throw new ConflictError(
        `Not missing on target ${target}: ${others.slice(0, 10).join(', ')}${
          others.length > 10 ? ` and ${others.length - 10} more` : ''
        }. Look again at what is missing.`,
      );
    }
    const at = now().toISOString();
    await inventories.confirm(target, { environments, at, by });
    return this.#of(target);
  }

  async #of(target: string): Promise<Inventory> {
    const { inventories } = this.services;
    const { confirmation, sweep } = await inventories.find(target);
    const missing = await inventories.listMissing(target);
    return {
      target,
      state: sweep?.state ?? 'waiting',
      sweptAt: sweep?.sweptAt ?? null,
      message: sweep?.message ?? null,
      missingCount: missing.length,
      missing: missing
        .slice(0, MOST_NAMED)
        .map(({ name, owner, absentSince }) => ({
          name,
          owner,
          since: absentSince ?? '',
        })),
      confirmation: confirmation && {
        ...confirmation,
        environments: [...confirmation.environments],
      },
    };
  }
}
