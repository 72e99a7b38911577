import type {
  PutEventsRequest,
  PutEventsRequestEntry,
  PutEventsResponse,
  PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { CallContext } from '../../service';
import { publish } from './delivery';
import { operation } from './operation';

export const PutEvents = operation<PutEventsRequest>()(
  ['Entries'],
  [],
  async ({ Entries: given }, context): Promise<PutEventsResponse> => {
    const Entries: PutEventsResultEntry[] = [];
    for (const entry of given) Entries.push(await put(entry, context));
    return {
      Entries,
      FailedEntryCount: Entries.filter(({ ErrorCode }) => ErrorCode).length,
    };
  },
);

async function put(
  entry: PutEventsRequestEntry,
  context: CallContext,
): Promise<PutEventsResultEntry> {
  const { Source = '', DetailType = '', Detail = '', Resources } = entry;
  const missing = Object.entries({ Source, DetailType, Detail }).find(
    ([, value]) => !value,
  );
  if (missing) {
    return refused('InvalidArgument', `Parameter ${missing[0]} is not valid.`);
  }
  // "aws." is reserved for AWS's own services (EventBridge user guide, "Events").
  if (Source.startsWith('aws.')) {
    return refused(
      'NotAuthorizedForSourceException',
      'Not authorized for the source.',
    );
  }
  try {
    const EventId = await publish(
      {
        source: Source,
        'detail-type': DetailType,
        detail: JSON.parse(Detail),
        resources: Resources ?? [],
      },
      context,
    );
    return { EventId };
  } catch {
    return refused('MalformedDetail', 'Detail is malformed.');
  }
}

function refused(ErrorCode: string, ErrorMessage: string) {
  return { ErrorCode, ErrorMessage };
}
