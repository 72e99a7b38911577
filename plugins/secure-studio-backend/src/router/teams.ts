import { TeamMembers, Teams } from 'backstage-plugin-secure-studio-common';
import { Router } from 'express';
import {
  byTitle,
  canonicalRef,
  isLead,
  isOpenTo,
  Membership,
  requireMember,
  requireUser,
  UserCaller,
} from '../access';
import { TargetConfig } from '../config';
import { CallerOf } from './caller';

/** Groups of one person that are told. */
const MAX_TEAMS = 1_000;

/** Members of one group that are told at a time. */
const MAX_MEMBERS = 50;

export interface TeamRoutesDependencies {
  caller: CallerOf;
  membership: Membership;
  targets: readonly TargetConfig[];
}

/** GET /teams, GET /teams/members */
export function registerTeamRoutes(
  router: Router,
  { caller, membership, targets }: TeamRoutesDependencies,
): void {
  async function membersOf(
    user: UserCaller,
    query: { owner: string; search?: string; user?: string },
  ): Promise<TeamMembers> {
    if (query.user) {
      const wanted = canonicalRef(query.user);
      const isMember = await membership.isMember(wanted, query.owner, user);
      return {
        items: await membership.titled(isMember ? [wanted] : []),
        hasMore: false,
      };
    }
    const found = await membership.membersOf(
      query.owner,
      { search: query.search, limit: MAX_MEMBERS + 1 },
      user,
    );
    return {
      items: found.slice(0, MAX_MEMBERS),
      hasMore: found.length > MAX_MEMBERS,
    };
  }

  router.get('/teams', async (request, response) => {
    const user = requireUser(await caller(request));
    const groups = await membership.titled(user.groups.slice(0, MAX_TEAMS));
    const teams: Teams = {
      items: groups.sort(byTitle).map(group => ({
        ...group,
        isLead: isLead(user, group.ref),
        targets: targets
          .filter(target => isOpenTo(target, group.ref))
          .map(({ id }) => id),
      })),
      isAdmin: user.isAdmin,
      isReviewer: user.isReviewer,
    };
    response.json(teams);
  });

  router.get('/teams/members', async (request, response) => {
    const user = requireUser(await caller(request));
    // The validation made sure of it.
    const query = request.query as {
      owner: string;
      search?: string;
      user?: string;
    };
    if (!user.isAdmin) {
      requireMember(user, query.owner);
    }
    response.json(await membersOf(user, query));
  });
}
