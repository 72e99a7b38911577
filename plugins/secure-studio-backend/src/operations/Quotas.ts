import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { TargetConfig } from '../config';

/** Whose environment it is to be, and where. */
export interface Asked {
  fullName: string;
  owner: string;
  /** Id of a target. */
  target: string;
}

const LOCKS = 'secure_studio_quota_locks';

/** How many environments a target and each team on it may have. */
export class Quotas {
  constructor(
    private readonly database: Knex,
    private readonly targets: readonly Pick<TargetConfig, 'id' | 'quotas'>[],
  ) {}

  /**
   * Counts within the transaction that then adds the environment; whoever asks for one of the same
   * target at the same moment counts after it.
   *
   * @throws ConflictError that names the quota and how much of it is used.
   */
  async require(asked: Asked, transaction: Knex.Transaction): Promise<void> {
    if (this.#quotasOf(asked.target).length > 0) {
      await transaction(LOCKS)
        .insert({ target_id: asked.target, version: 1 })
        .onConflict('target_id')
        .merge({ version: transaction.raw('?? + 1', [`${LOCKS}.version`]) });
    }
    const reason = await this.reason(asked, transaction);
    if (reason) {
      throw new ConflictError(reason);
    }
  }

  /** Why there may be no more environments now; undefined where there may. */
  async reason(
    asked: Asked,
    database: Knex = this.database,
  ): Promise<string | undefined> {
    for (const { name, most, of } of this.#quotasOf(asked.target)) {
      const used = await countOthers(
        database,
        asked,
        of === 'team' ? { owner_ref: asked.owner } : {},
      );
      if (used >= most) {
        return `The quota ${name} of target ${asked.target} is used up: ${
          of === 'team' ? asked.owner : 'it'
        } has ${used} of ${most} environments`;
      }
    }
    return undefined;
  }

  #quotasOf(target: string) {
    const { environments, environmentsPerTeam } =
      this.targets.find(({ id }) => id === target)?.quotas ?? {};
    return [
      { name: 'environments', most: environments, of: 'target' as const },
      {
        name: 'environmentsPerTeam',
        most: environmentsPerTeam,
        of: 'team' as const,
      },
    ].flatMap(({ most, ...quota }) =>
      most === undefined ? [] : [{ ...quota, most }],
    );
  }
}

/**
 * Environments of the target but the one that is asked for, which may be a new attempt. What is gone
 * does not count, nor what ended before AWS made a product of it.
 */
async function countOthers(
  database: Knex,
  { fullName, target }: Asked,
  owner: { owner_ref?: string },
): Promise<number> {
  const [{ used }] = await database('secure_studio_environments')
    .where({ target_id: target, terminated_at: null, ...owner })
    .whereNot({ name: fullName })
    .where(there =>
      there
        .whereNotNull('provisioned_product_id')
        .orWhereExists(
          database
            .select(database.raw('1'))
            .from('secure_studio_operations')
            .whereRaw('?? = ??', [
              'secure_studio_operations.open_environment',
              'secure_studio_environments.name',
            ]),
        ),
    )
    .count<{ used: string | number }[]>({ used: '*' });
  return Number(used);
}
