import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  Operation,
  OperationEvent,
} from 'backstage-plugin-secure-studio-common';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';
import { setTimeout } from 'node:timers/promises';
import { isTransient } from './isTransient';

/** Events that are asked for at a time. */
const PAGE = 1000;

/** How an operation is followed; times in milliseconds. */
export interface FollowOptions {
  secureStudio: SecureStudioService;
  /** The follower's own: a user's token ends before a provision does. */
  credentials: () => Promise<BackstageCredentials>;
  logger: LoggerService;
  signal?: AbortSignal;
  pollInterval?: number;
  /** A line is logged at least this often, so that nobody takes the task for dead. */
  heartbeat?: number;
  /** For how long the backend may be away. */
  patience?: number;
}

/**
 * Logs what happens to an operation until it ends.
 *
 * @returns the ended operation; undefined where the signal ended the following.
 * @throws what the backend answered, where that is not going to change by itself.
 */
export async function followOperation(
  id: string,
  options: FollowOptions,
): Promise<Operation | undefined> {
  const { secureStudio, logger, signal } = options;
  const {
    pollInterval = 2_000,
    heartbeat = 30_000,
    patience = 15 * 60_000,
  } = options;
  let after = 0;
  let loggedAt = Date.now();
  let awaySince: number | undefined;

  const log = (line: string) => {
    logger.info(line);
    loggedAt = Date.now();
  };

  while (!signal?.aborted) {
    try {
      const credentials = await options.credentials();
      const operation = await secureStudio.getOperation(id, { credentials });
      const events = await secureStudio.listOperationEvents(
        { id, after, limit: PAGE },
        { credentials },
      );
      awaySince = undefined;
      for (const event of events) {
        log(describe(event));
        after = event.sequence;
      }
      if (operation.state !== 'open' && events.length < PAGE) {
        return operation;
      }
      if (Date.now() - loggedAt >= heartbeat) {
        const { completed, total } = operation.progress;
        log(`${operation.message} (${completed} of ${total} resources)`);
      }
    } catch (error) {
      awaySince ??= Date.now();
      if (!isTransient(error) || Date.now() - awaySince > patience) {
        throw error;
      }
      if (Date.now() - loggedAt >= heartbeat) {
        log('Secure Studio does not answer; trying again');
      }
    }
    await pause(pollInterval, signal);
  }
  return undefined;
}

function describe(event: OperationEvent): string {
  return [event.status, event.resourceType, event.logicalId, event.message]
    .filter(Boolean)
    .join(' ');
}

async function pause(milliseconds: number, signal?: AbortSignal) {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch {
    // Aborted: the loop sees it.
  }
}
