/**
 * The SageMaker actions that carry each of IAM's condition keys, as far as an environment's roles
 * are held to the key. A test compares the lists with the Service Authorization Reference.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */

const JOB_DEFINITIONS = [
  'CreateDataQualityJobDefinition',
  'CreateModelBiasJobDefinition',
  'CreateModelExplainabilityJobDefinition',
  'CreateModelQualityJobDefinition',
];

const MONITORING = ['CreateMonitoringSchedule', 'UpdateMonitoringSchedule'];

const JOBS = [
  'CreateHyperParameterTuningJob',
  'CreateProcessingJob',
  'CreateTrainingJob',
];

const AUTOML = ['CreateAutoMLJob', 'CreateAutoMLJobV2'];

/**
 * `sagemaker:VpcSubnets` and `sagemaker:VpcSecurityGroupIds`. Not held to them: domains and
 * profiles, which the roles may not change at all, endpoint configurations, whose network is their
 * models', and notebook instances, which are denied.
 */
export const IN_VPC = [
  ...AUTOML,
  'CreateCluster',
  'CreateJob',
  ...JOB_DEFINITIONS,
  ...JOBS,
  'CreateModel',
  ...MONITORING,
  'UpdateCluster',
];

/** `sagemaker:VolumeKmsKeyArn`. */
export const WITH_VOLUME_KEY = [
  ...AUTOML,
  'CreateEndpointConfig',
  ...JOB_DEFINITIONS,
  ...JOBS,
  'CreateLabelingJob',
  ...MONITORING,
  'CreateTransformJob',
];

/** `sagemaker:OutputKmsKeyArn`. */
export const WITH_OUTPUT_KEY = [
  ...AUTOML,
  'CreateJob',
  ...JOB_DEFINITIONS,
  ...JOBS,
  'CreateLabelingJob',
  ...MONITORING,
  'CreateTransformJob',
];

/** `sagemaker:NetworkIsolation`. Endpoint configurations have that of their models. */
export const WITH_NETWORK_ISOLATION = [
  ...JOB_DEFINITIONS,
  ...JOBS,
  'CreateModel',
  ...MONITORING,
];

/** `sagemaker:InstanceTypes`, without what the roles may not do at all. */
export const WITH_INSTANCE_TYPES = [
  'CreateApp',
  'CreateCluster',
  'CreateEndpointConfig',
  ...JOB_DEFINITIONS,
  ...JOBS,
  ...MONITORING,
  'CreateSpace',
  'CreateTransformJob',
  'UpdateCluster',
  'UpdateSpace',
  'UpdateTrainingJob',
];

/** What takes tags at creation and belongs to an environment from then on. */
export const TAGGED = [
  ...AUTOML,
  'CreateEndpoint',
  'CreateEndpointConfig',
  ...JOB_DEFINITIONS,
  ...JOBS,
  'CreateModel',
  'CreateModelPackageGroup',
  'CreateMonitoringSchedule',
  'CreatePipeline',
  'CreateTransformJob',
];

/** With SageMaker's prefix, as a policy names them. */
export function sageMaker(actions: readonly string[]): string[] {
  return actions.map(action => `sagemaker:${action}`);
}
