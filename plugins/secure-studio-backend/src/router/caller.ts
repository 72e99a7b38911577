import {
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { Caller, resolveCaller } from '../access';

/** Finds out on whose behalf a request is made. */
export type CallerOf = (request: Request) => Promise<Caller>;

export function createCallerOf(options: {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  groups: { admins: string; reviewers: string };
}): CallerOf {
  const { httpAuth, userInfo, groups } = options;
  return async request =>
    resolveCaller(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
      { userInfo, ...groups },
    );
}
