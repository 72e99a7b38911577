import type {
  CreateLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { randomUUID } from 'node:crypto';
import { AwsError } from '../../AwsError';
import { pageOf } from '../page';
import { invalidParameter, operation } from './operation';
import { findLogGroup, logEvents, logStreams } from './tables';

const CreateLogStream = operation<CreateLogStreamRequest>()(
  ['logGroupName', 'logStreamName'],
  [],
  ({ logGroupName, logStreamName }, { state, clock }): object => {
    const { name: group } = findLogGroup(state, logGroupName);
    if (!/^[^:*]{1,512}$/.test(logStreamName)) {
      throw invalidParameter(
        `1 validation error detected: Value '${logStreamName}' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*`,
      );
    }
    if (logStreams(state, group).get(logStreamName)) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        'The specified log stream already exists',
      );
    }
    logStreams(state, group).set(logStreamName, {
      name: logStreamName,
      creationTime: clock.now().getTime(),
    });
    return {};
  },
);

const DescribeLogStreams = operation<DescribeLogStreamsRequest>()(
  ['logGroupName'],
  ['logStreamNamePrefix', 'limit', 'nextToken'],
  (input, { state }): DescribeLogStreamsResponse => {
    const group = findLogGroup(state, input.logGroupName);
    const matching = logStreams(state, group.name)
      .values()
      .filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const found = pageOf(
      matching,
      ({ name }) => name,
      input.limit ?? 50,
      input.nextToken,
    );
    if (!found) {
      throw invalidParameter('The specified nextToken is invalid.');
    }
    return {
      logStreams: found.items.map(({ name, creationTime }) => ({
        logStreamName: name,
        creationTime,
        arn: `${group.arn}:log-stream:${name}`,
      })),
      nextToken: found.nextToken,
    };
  },
);

const PutLogEvents = operation<PutLogEventsRequest>()(
  ['logGroupName', 'logStreamName', 'logEvents'],
  ['sequenceToken'],
  (input, { state, clock }): PutLogEventsResponse => {
    const { name: group } = findLogGroup(state, input.logGroupName);
    if (!logStreams(state, group).get(input.logStreamName)) {
      throw new AwsError(
        'ResourceNotFoundException',
        'The specified log stream does not exist.',
      );
    }
    const ingestionTime = clock.now().getTime();
    for (const { timestamp, message } of input.logEvents) {
      if (timestamp === undefined || !message) {
        throw invalidParameter('Each log event needs timestamp and message.');
      }
      const eventId = randomUUID();
      logEvents(state, group).set(eventId, {
        eventId,
        stream: input.logStreamName,
        timestamp,
        ingestionTime,
        message,
      });
    }
    return {};
  },
);

const FilterLogEvents = operation<FilterLogEventsRequest>()(
  ['logGroupName'],
  [
    'logStreamNames',
    'logStreamNamePrefix',
    'startTime',
    'endTime',
    'filterPattern',
    'limit',
    'nextToken',
  ],
  (input, { state }): FilterLogEventsResponse => {
    const { name: group } = findLogGroup(state, input.logGroupName);
    const { startTime = 0, endTime = Infinity } = input;
    const matches = termFilter(input.filterPattern ?? '');
    const events = logEvents(state, group)
      .values()
      .filter(
        ({ stream, timestamp, message }) =>
          (input.logStreamNames?.includes(stream) ?? true) &&
          stream.startsWith(input.logStreamNamePrefix ?? '') &&
          timestamp >= startTime &&
          timestamp <= endTime &&
          matches(message),
      )
      .sort((one, other) => one.timestamp - other.timestamp);
    const found = pageOf(
      events,
      ({ eventId }) => eventId,
      input.limit ?? 10_000,
      input.nextToken,
    );
    if (!found) {
      throw invalidParameter('The specified nextToken is invalid.');
    }
    return {
      events: found.items.map(({ stream, ...event }) => ({
        ...event,
        logStreamName: stream,
      })),
      nextToken: found.nextToken,
    };
  },
);

/** Terms, quoted or not, all of which a message must contain. @throws for the other kinds of patterns */
function termFilter(pattern: string): (message: string) => boolean {
  if (/^\s*[{[%]/.test(pattern) || /(^|\s)[?-]/.test(pattern)) {
    throw new AwsError(
      'NotImplemented',
      `local-aws does not serve the filter pattern ${pattern}: only terms.`,
      501,
    );
  }
  const terms = [...pattern.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain,
  );
  return message => terms.every(term => message.includes(term));
}

export const logEventOperations = {
  CreateLogStream,
  DescribeLogStreams,
  PutLogEvents,
  FilterLogEvents,
};
