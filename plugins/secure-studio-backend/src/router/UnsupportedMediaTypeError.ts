import { CustomErrorBase } from '@backstage/errors';

/** Backstage answers with the status that an error carries. */
export class UnsupportedMediaTypeError extends CustomErrorBase {
  name = 'UnsupportedMediaTypeError' as const;
  readonly statusCode = 415;
}
