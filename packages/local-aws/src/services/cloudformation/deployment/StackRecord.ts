import { Caller } from '../../../service';
import { Attributes } from '../resources/ResourceProvider';
import { JsonObject } from '../template/json';
import { StackParameter } from '../template/parameters';
import { RemovalPolicy } from '../template/Template';

export type StackStatus =
  /** There for a change set that will create it, and nothing else of it yet. */
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_COMPLETE'
  | 'ROLLBACK_FAILED'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_FAILED'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'UPDATE_ROLLBACK_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED';

export type ResourceStatus = `${'CREATE' | 'UPDATE' | 'DELETE'}_${
  | 'IN_PROGRESS'
  | 'COMPLETE'
  | 'FAILED'}`;

/** What a stack is to become. */
export interface StackInput {
  /** As it was given. */
  readonly template: string;
  readonly parameters: readonly StackParameter[];
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** One resource as it stands in its service. */
export interface ResourceInstance {
  readonly physicalId: string;
  /** Resolved, without the tags of the stack. */
  readonly properties: JsonObject;
  readonly attributes: Attributes;
}

export interface ResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly statusReason?: string;
  readonly updatedAt: string;
  /** Absent until the service has answered the call that creates it. */
  readonly instance?: ResourceInstance;
  /** The other instance while a replacement is not settled: one of both is removed in the end. */
  readonly replaced?: ResourceInstance;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: RemovalPolicy;
  readonly updateReplacePolicy: RemovalPolicy;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

export interface StackRecord {
  readonly stackId: string;
  readonly name: string;
  readonly status: StackStatus;
  readonly statusReason?: string;
  readonly createdAt: string;
  readonly updatedAt?: string;
  readonly deletedAt?: string;
  /** On whose behalf CloudFormation calls the other services. */
  readonly caller: Caller;
  readonly roleArn?: string;
  readonly onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  /** Whether a failed creation also removes what its DeletionPolicy retains. */
  readonly retainExceptOnCreate: boolean;
  readonly terminationProtection: boolean;
  readonly clientRequestToken?: string;
  readonly input: StackInput;
  /** What an update that fails goes back to. */
  readonly previousInput?: StackInput;
  /** Logical ids that the deletion leaves alone. */
  readonly retainResources: readonly string[];
  readonly resources: Readonly<Record<string, ResourceRecord>>;
  readonly outputs: readonly StackOutput[];
  /** Names of the exports of other stacks that this one uses. */
  readonly imports: readonly string[];
}

export interface StackEventRecord {
  readonly eventId: string;
  readonly timestamp: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
  readonly statusReason?: string;
  /** The properties that the resource is made with, as JSON. */
  readonly properties?: string;
  readonly clientRequestToken?: string;
}

export function isInProgress({ status }: StackRecord): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';
}
