import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';

/**
 * Why a step ended, in words for the person whose task it is. Its stack is these words: the scaffolder writes
 * an error's stack into the task's log, and the server's paths are nobody's business there.
 */
export class StepError extends Error {
  /** @param name - Such as `InputError`: by the names that Backstage knows, a dry run is answered. */
  constructor(message: string, name: string) {
    super(message);
    this.name = name;
    this.stack = `${name}: ${message}`;
  }
}

/**
 * Runs a step; why it fails is said in the task's log, and is its error.
 *
 * @throws StepError
 */
export async function runStep(
  logger: LoggerService,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    const reason = toStepError(error);
    logger.error(reason.message);
    throw reason;
  }
}

/** What the backend said, or that it said nothing, without what is only for its own log. */
function toStepError(error: unknown): StepError {
  if (error instanceof StepError) {
    return error;
  }
  if (!isError(error)) {
    return new StepError(String(error), 'Error');
  }
  if (error.name === 'ResponseError') {
    return refusal(error);
  }
  // fetch throws a TypeError where there is no answer at all.
  return error instanceof TypeError
    ? new StepError(
        "Secure Studio's backend does not answer",
        'ServiceUnavailableError',
      )
    : new StepError(error.message, error.name);
}

function refusal({
  message,
  cause,
}: {
  message: string;
  cause?: unknown;
}): StepError {
  // What stands before the backend, such as a proxy, answers with a page of its own.
  return isError(cause) && !cause.message.startsWith('Request failed with')
    ? new StepError(cause.message, cause.name)
    : new StepError(
        `Secure Studio's backend does not answer as it should: ${message}`,
        'ServiceUnavailableError',
      );
}
