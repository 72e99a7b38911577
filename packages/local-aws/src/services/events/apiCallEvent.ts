import { randomUUID } from 'node:crypto';
import { withoutSecrets } from '../../calls';
import { CallContext, Caller, ServiceId } from '../../service';
import { NewEvent, publish } from './delivery';

/** A call that succeeded. */
export interface SuccessfulCall {
  readonly service: ServiceId;
  readonly operation: string;
  readonly input: object;
  readonly caller: Caller;
}

/** CloudTrail's read-only management events, of which EventBridge gets none by default. */
const READS =
  /^(Describe|Detect|Estimate|Get|Head|List|Lookup|Scan|Search|TestEventPattern|Validate)/;

/** Data events, which a trail records only where it is told to ("Logging data events"). */
const DATA_EVENTS: Readonly<Partial<Record<ServiceId, RegExp>>> = {
  s3: /Object|Upload/,
  sqs: /Message/,
  events: /^PutEvents$/,
  logs: /^PutLogEvents$/,
};

/** Puts "AWS API Call via CloudTrail" on the default bus, as in an account that has a trail. */
export async function publishApiCall(
  call: SuccessfulCall,
  context: CallContext,
): Promise<void> {
  if (READS.test(call.operation)) return;
  if (DATA_EVENTS[call.service]?.test(call.operation)) return;
  await publish(apiCallEvent(call, context), context);
}

function apiCallEvent(call: SuccessfulCall, context: CallContext): NewEvent {
  const { service, operation, input, caller } = call;
  return {
    source: `aws.${service}`,
    'detail-type': 'AWS API Call via CloudTrail',
    detail: {
      eventVersion: '1.08',
      userIdentity: userIdentity(caller),
      eventTime: context.clock.now().toISOString(),
      eventSource: `${service}.amazonaws.com`,
      eventName: operation,
      awsRegion: context.region,
      sourceIPAddress: caller.calledVia ?? '127.0.0.1',
      requestParameters: requestParameters(service, operation, input),
      requestID: randomUUID(),
      eventID: randomUUID(),
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: caller.accountId,
      eventCategory: 'Management',
    },
  };
}

/** "CloudTrail userIdentity element", AWS CloudTrail user guide. */
function userIdentity(caller: Caller): object {
  const { accountId, arn, roleArn, calledVia: invokedBy } = caller;
  if (roleArn !== undefined) {
    const sessionIssuer = { type: 'Role', arn: roleArn, accountId };
    return {
      type: 'AssumedRole',
      arn,
      accountId,
      sessionContext: { sessionIssuer },
      invokedBy,
    };
  }
  if (invokedBy !== undefined && invokedBy === arn) {
    return { type: 'AWSService', invokedBy };
  }
  const type = arn.endsWith(':root') ? 'Root' : 'IAMUser';
  return { type, arn, accountId, invokedBy };
}

/**
 * CloudTrail writes members with a small first letter; EC2's newer operations have them in one
 * member more [UNV for each operation].
 */
function requestParameters(
  service: ServiceId,
  operation: string,
  input: object,
): unknown {
  const plain: unknown = withoutSecrets(input);
  if (service === 'ec2' && operation.includes('VpcEndpoint')) {
    return { [`${operation}Request`]: plain };
  }
  const parameters = uncapitalized(plain);
  return service === 's3' && typeof parameters === 'object'
    ? {
        ...parameters,
        bucketName: Object.entries(input).find(
          ([name]) => name === 'Bucket',
        )?.[1],
      }
    : parameters;
}

function uncapitalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(uncapitalized);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      uncapitalized(member),
    ]),
  );
}
