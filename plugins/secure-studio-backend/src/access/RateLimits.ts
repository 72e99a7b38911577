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
    const wanted = [
      { who: by.person, most: perPerson },
      { who: by.team, most: perTeam },
    ];
    const taken = await this.windows.takeAll(
      wanted.map(({ who, most }) => ({
        key: `${limited} ${who}`,
        most,
        window: MINUTE,
      })),
    );
    taken.forEach((one, index) => {
      if (!one.ok) {
        const { who, most } = wanted[index];
        throw new TooManyRequestsError(
          `${who} has used up its ${most} ${WORDS[limited]} of this minute: try again in ${one.retryAfter} seconds`,
          one.retryAfter,
        );
      }
    });
  }
}
