import { CustomErrorBase } from '@backstage/errors';

/** Backstage answers with the status that an error carries. */
export class MethodNotAllowedError extends CustomErrorBase {
  name = 'MethodNotAllowedError' as const;
  readonly statusCode = 405;
}
