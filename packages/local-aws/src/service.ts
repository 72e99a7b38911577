import { Clock } from './clock';
import { Faults } from './faults';
import { State } from './state';

/** Who makes a call, as IAM sees it. */
export interface Caller {
  readonly accountId: string;
  /** The ARN that policies see: a role session, a user, or the account's root. */
  readonly arn: string;
  /** The role behind a session; absent for a user. */
  readonly roleArn?: string;
  readonly sessionName?: string;
  readonly sessionTags: Readonly<Record<string, string>>;
  /** The AWS service that calls on the caller's behalf, such as `cloudformation.amazonaws.com`. */
  readonly calledVia?: string;
}

/** How long resources take to come up: no time at all, or long enough for a person to see progress. */
export type Pace = 'instant' | 'demo';

/** What an operation may touch. */
export interface CallContext {
  readonly caller: Caller;
  readonly region: string;
  /** The state of the caller's account in this region. */
  readonly state: State;
  readonly clock: Clock;
  /** The endpoint at which this server is reached, without a trailing slash. */
  readonly endpoint: string;
  readonly pace: Pace;
  /** What a test or a person wants to go wrong. */
  readonly faults: Faults;
  /** Aborted when the server closes: work that outlives its call ends then. */
  readonly signal: AbortSignal;
  /**
   * Runs another operation the way a call over HTTP runs: validated, authorised, recorded.
   * Without `caller`, on behalf of the present one.
   */
  invoke<Output extends object>(
    service: ServiceId,
    operation: string,
    input: object,
    caller?: Caller,
  ): Promise<Output>;
}

/** One API operation. Input and output are the SDK client's own shapes. */
export type Operation<Input = never, Output extends object = object> = (
  input: Input,
  context: CallContext,
) => Output | Promise<Output>;

/** What IAM decides on before an operation runs. */
export interface AuthorizationRequest {
  /** Such as `sagemaker:CreateDomain`. */
  readonly action: string;
  /** An ARN, or `*` where the action takes no resource. */
  readonly resource: string;
  /** Condition keys beside the global ones, such as `sagemaker:VpcSubnets`. */
  readonly conditionKeys?: Readonly<
    Record<string, string | boolean | readonly string[]>
  >;
}

export type ServiceId =
  | 'sts'
  | 'servicecatalog'
  | 'cloudformation'
  | 'sagemaker'
  | 'network-firewall'
  | 'ec2'
  | 'logs'
  | 'route53resolver'
  | 's3'
  | 'kms'
  | 'iam'
  | 'ssm'
  | 'events'
  | 'sqs'
  | 'monitoring'
  | 'config';

/** One AWS service: the operations that it serves, and what each needs from IAM. */
export interface Service {
  readonly id: ServiceId;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Brings the state up to date before an operation looks at it, for operations that need it. */
  readonly catchUp?: Readonly<
    Record<string, (input: never, context: CallContext) => Promise<void>>
  >;
  /** Default for an operation that is not listed: `<id>:<operation>` on `*`. */
  readonly authorization?: Readonly<
    Record<
      string,
      (input: never, context: CallContext) => readonly AuthorizationRequest[]
    >
  >;
}
