import { CustomErrorBase } from '@backstage/errors';

/** Backstage answers with the status that an error carries. */
export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}
