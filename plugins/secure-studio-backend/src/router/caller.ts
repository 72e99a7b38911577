import {
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { Caller, Leads, Membership, resolveCaller } from '../access';

/** Finds out on whose behalf a request is made. */
export type CallerOf = (request: Request) => Promise<Caller>;

export function createCallerOf(options: {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  membership: Membership;
  leads: Leads;
  groups: { admins: string; reviewers: string };
}): CallerOf {
  const { httpAuth, groups, ...services } = options;
  return async request =>
    resolveCaller(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
      { ...services, admins: groups.admins, reviewers: groups.reviewers },
    );
}
