import { ServiceId } from '../../../service';
import { Json, JsonObject } from '../template/json';

/** The SDK clients that name the operations, inputs and outputs of the services. */
interface Clients {
  readonly config: typeof import('@aws-sdk/client-config-service');
  readonly ec2: typeof import('@aws-sdk/client-ec2');
  readonly events: typeof import('@aws-sdk/client-eventbridge');
  readonly iam: typeof import('@aws-sdk/client-iam');
  readonly kms: typeof import('@aws-sdk/client-kms');
  readonly logs: typeof import('@aws-sdk/client-cloudwatch-logs');
  readonly monitoring: typeof import('@aws-sdk/client-cloudwatch');
  readonly 'network-firewall': typeof import('@aws-sdk/client-network-firewall');
  readonly route53resolver: typeof import('@aws-sdk/client-route53resolver');
  readonly s3: typeof import('@aws-sdk/client-s3');
  readonly sagemaker: typeof import('@aws-sdk/client-sagemaker');
  readonly servicecatalog: typeof import('@aws-sdk/client-service-catalog');
  readonly sqs: typeof import('@aws-sdk/client-sqs');
  readonly ssm: typeof import('@aws-sdk/client-ssm');
}

export type CalledService = keyof Clients & ServiceId;

type CommandOf<
  Service extends CalledService,
  Operation extends string,
> = `${Operation}Command` extends keyof Clients[Service]
  ? Clients[Service][`${Operation}Command`]
  : never;

type OperationOf<Service extends CalledService> = {
  [Key in keyof Clients[Service]]: Key extends `${infer Operation}Command`
    ? Operation
    : never;
}[keyof Clients[Service]];

type InputOf<Command> = Command extends new (...parameters: never) => {
  readonly input: infer Input;
}
  ? Input
  : never;

type OutputOf<Command> = Command extends new (...parameters: never) => {
  resolveMiddleware(
    ...args: never[]
  ): (...args: never[]) => Promise<{ output: infer Output }>;
}
  ? Output
  : never;

/** Runs an AWS operation under the role of the stack. */
export type Call = <
  Service extends CalledService,
  Operation extends OperationOf<Service> & string,
>(
  service: Service,
  operation: Operation,
  input: InputOf<CommandOf<Service, Operation>>,
) => Promise<OutputOf<CommandOf<Service, Operation>>>;

/** What a resource's calls are made with. */
export interface ResourceContext {
  readonly call: Call;
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** A unique name of the form that CloudFormation gives: stack, logical id, random characters. */
  generateName(maxLength: number): string;
}

/** What `Fn::GetAtt` reads. */
export type Attributes = Readonly<Record<string, Json>>;

export interface Created {
  /** What `Ref` answers and the stack's resources list. */
  readonly physicalId: string;
  readonly attributes?: Attributes;
}

/** A resource that was created. */
export interface Existing<Properties> {
  readonly physicalId: string;
  readonly properties: Properties;
  readonly attributes: Attributes;
}

/**
 * How resources of one type are made, changed and removed: by AWS operations only. Properties
 * come resolved, with the types of the registry.
 */
export interface ResourceProvider<Properties> {
  readonly type: string;
  /** The properties that are served; another one is refused by name. */
  readonly properties: readonly (keyof Properties & string)[];
  /** The properties whose change in place is not served; such a change is refused by name. */
  readonly fixed?: readonly (keyof Properties & string)[];
  /** The attributes that `Fn::GetAtt` may name. */
  readonly attributes?: readonly string[];
  create(properties: Properties, context: ResourceContext): Promise<Created>;
  /**
   * Looks whether the resource is ready after it was created or updated.
   *
   * @returns attributes known by now, or undefined while it is not ready
   * @throws AwsError where it never will be
   */
  ready?(
    existing: Existing<Properties>,
    context: ResourceContext,
  ): Promise<Attributes | undefined>;
  /** Changes it in place. Absent: a change of any property needs a new resource. */
  update?(
    existing: Existing<Properties>,
    properties: Properties,
    context: ResourceContext,
  ): Promise<Attributes | void>;
  delete(
    existing: Existing<Properties>,
    context: ResourceContext,
  ): Promise<void>;
  /** Looks whether the resource is gone. Absent: it is once `delete` returns. */
  deleted?(
    existing: Existing<Properties>,
    context: ResourceContext,
  ): Promise<boolean>;
}

/** A provider whose properties are known to fit by the registry's types alone. */
export type AnyResourceProvider = ResourceProvider<JsonObject>;

/**
 * Forgets a provider's type of properties. That is safe: the properties handed to it have been
 * conformed to the registry's type, which the provider's own type repeats.
 */
export function resourceProvider<Properties extends object>(
  provider: ResourceProvider<Properties>,
): AnyResourceProvider {
  return provider as unknown as AnyResourceProvider;
}
