import { absentOrNot, merged, type EventPattern } from './finding';

/** What CloudFormation calls is made by a stack; it says so in `invokedBy`. */
const CLOUDFORMATION = 'cloudformation.amazonaws.com';

export interface Change {
  /** Such as `ec2`. */
  readonly service: string;
  readonly eventName: readonly string[];
  /** AWS services that change such things of their own accord. */
  readonly alsoBy?: readonly string[];
  /** The role whose sessions may do it. */
  readonly exceptRole?: string;
  /** More of the pattern's `detail`. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * A change that succeeded and that no stack made. "AWS API Call via CloudTrail" reaches EventBridge only
 * in an account with a trail.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function changeOutsideStacks(change: Change): EventPattern {
  const { service, eventName, alsoBy = [], exceptRole, detail = {} } = change;
  return {
    source: [`aws.${service}`],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: merged(
      {
        eventSource: [`${service}.amazonaws.com`],
        eventName,
        errorCode: [{ exists: false }],
        userIdentity: { invokedBy: absentOrNot(CLOUDFORMATION, ...alsoBy) },
      },
      exceptRole === undefined ? {} : notByRole(exceptRole),
      detail,
    ),
  };
}

/** Matches whoever is no session of the role. */
export function notByRole(roleArn: string): Record<string, unknown> {
  return {
    userIdentity: {
      sessionContext: { sessionIssuer: { arn: absentOrNot(roleArn) } },
    },
  };
}
