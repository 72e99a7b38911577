import { Knex } from 'knex';
import { SecureStudioConfig } from '../config';
import { RateWindows } from './RateWindows';
import { TooManyRequestsError } from './TooManyRequestsError';

/** What is limited. */
export type Limited = keyof SecureStudioConfig['limits'];

const WORDS: Record<Limited, string> = {
  studioUrls: 'studio URLs',
  refreshes: 'refreshes',
  provisions: 'requests for environments',
};

const MINUTE = 60_000;

/** Limits what a person, and the people of a team together, do within a minute. */
export class RateLimits {
  constructor(
    private readonly windows: RateWindows,
    private readonly limits: SecureStudioConfig['limits'],
  ) {}

  /**
   * @param by - Entity refs of the user who asks and of the group that owns the environment.
   * @throws TooManyRequestsError where the person or the team has used up its requests.
   */
  async take(
    limited: Limited,
    by: { person: string; team: string },
  ): Promise<void> {
    const { perPerson, perTeam } = this.limits[limited];
    await this.windows.transaction(async transaction => {
      for (const [who, most] of [
        [by.person, perPerson],
        [by.team, perTeam],
      ] as const) {
        await this.#take(limited, { who, most }, transaction);
      }
    });
  }

  async #take(
    limited: Limited,
    { who, most }: { who: string; most: number },
    transaction: Knex.Transaction,
  ): Promise<void> {
    const taken = await this.windows.take(
      `${limited} ${who}`,
      { most, window: MINUTE },
      transaction,
    );
    if (!taken.ok) {
      throw new TooManyRequestsError(
        `${who} has used up its ${most} ${WORDS[limited]} of this minute: try again in ${taken.retryAfter} seconds`,
        taken.retryAfter,
      );
    }
  }
}
