import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { ForwardedError, isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

/** What an audited action answers with, and what the audit event says of it. */
export interface Audited<Result> {
  result: Result;
  /** Never with a token, a studio URL or another secret. */
  meta: JsonObject;
}

/** Runs an action between the start and the end of an auditor event, which says whether it succeeded. */
export async function audit<Result>(
  auditor: AuditorService,
  options: AuditorServiceCreateEventOptions,
  run: () => Promise<Audited<Result>>,
): Promise<Result> {
  const event = await auditor.createEvent(options);
  try {
    const { result, meta } = await run();
    await event.success({ meta });
    return result;
  } catch (error) {
    await event.fail({
      error: isError(error) ? error : new ForwardedError('Failed', error),
    });
    throw error;
  }
}
