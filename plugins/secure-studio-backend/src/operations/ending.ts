import { OperationProgress, StoredOperation } from './types';

/** How a person ends an operation: before AWS was asked for anything, or after. */
export type Ending = 'cancel' | 'abandon';

export type EndingDecision =
  /** A person ended it before. */
  | { kind: 'ended' }
  | { kind: 'end'; change: Partial<OperationProgress> }
  | { kind: 'refuse'; reason: string };

/** How an operation may be ended now; null where it has ended. */
export function possibleEnding({
  state,
  step,
}: Pick<StoredOperation, 'state' | 'step'>): Ending | null {
  if (state !== 'open') {
    return null;
  }
  return step === 'requested' || step === 'cleaning' ? 'cancel' : 'abandon';
}

/**
 * Decides whether a person may end an operation in this way.
 *
 * @param by - Entity ref of the person.
 */
export function decideEnding(
  operation: StoredOperation,
  asked: Ending,
  by: string,
): EndingDecision {
  if (operation.endedBy !== null) {
    return { kind: 'ended' };
  }
  const possible = possibleEnding(operation);
  if (possible !== asked) {
    return { kind: 'refuse', reason: REFUSALS[possible ?? 'none'] };
  }
  return {
    kind: 'end',
    change: {
      state: asked === 'cancel' ? 'cancelled' : 'abandoned',
      endedBy: by,
      retries: 0,
      failingSince: null,
      absences: 0,
      message:
        asked === 'cancel'
          ? cancelled(operation, by)
          : abandoned(operation, by),
    },
  };
}

const REFUSALS: Record<Ending | 'none', string> = {
  none: 'The operation has ended already',
  cancel: 'AWS was asked for nothing yet: cancel the operation',
  abandon:
    'AWS was asked already, so that it cannot be cancelled any more: abandon it, which leaves what AWS does as it is',
};

function cancelled(
  { step, provisionedProductId }: StoredOperation,
  by: string,
): string {
  const said = `${by} cancelled it before AWS was asked for the environment.`;
  return step === 'cleaning'
    ? `${said} The termination of ${provisionedProductId}, which an earlier attempt left, goes on where it began.`
    : said;
}

/** What stays on AWS is said. */
function abandoned(
  { environment, provisionedProductId }: StoredOperation,
  by: string,
): string {
  const stays = provisionedProductId
    ? `${provisionedProductId} stays on AWS, which goes on with it`
    : 'AWS may have taken the request already and go on with it';
  return `${by} abandoned it: the portal does not follow it any more. ${stays}. The name ${environment} stays taken.`;
}
