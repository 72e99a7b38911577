/**
 * The IAM actions that CloudFormation needs for one resource type, with the properties that the
 * product sets.
 */
export interface ResourceTypeActions {
  readonly type: string;
  readonly create: string[];
  readonly read: string[];
  readonly update: string[];
  readonly delete: string[];
  /** Actions that the source names and the product's use does not need, with the reason. */
  readonly leftOut?: Record<string, string>;
  /** Where the actions come from: the handlers' permissions in the registry's schema, or an API reference. */
  readonly source: string;
}

/** A type's schema in CloudFormation's registry, as a public repository mirrors it. */
export const registrySchema = (commit: string, file: string) =>
  `https://github.com/pulumi/pulumi-aws-native/blob/${commit}/aws-cloudformation-schema/${file}.json`;
