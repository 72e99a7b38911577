import {
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';
import {
  Caller,
  Leads,
  Membership,
  Reader,
  resolveCaller,
  resolveReader,
} from '../access';

/** Finds out on whose behalf a request is made. */
export type CallerOf = (request: Request) => Promise<Caller>;

/** The same where it does not matter what the caller leads. */
export type ReaderOf = (request: Request) => Promise<Reader>;

export function createCallers(options: {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  membership: Membership;
  leads: Leads;
  groups: { admins: string; reviewers: string };
}): { caller: CallerOf; readerOf: ReaderOf } {
  const { httpAuth, groups, leads, ...others } = options;
  const services = {
    ...others,
    admins: groups.admins,
    reviewers: groups.reviewers,
  };
  const credentials = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });
  return {
    caller: async request =>
      resolveCaller(await credentials(request), { ...services, leads }),
    readerOf: async request =>
      resolveReader(await credentials(request), services),
  };
}
