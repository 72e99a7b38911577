import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, localArn } from '../../statements';
import { sageMaker } from './sageMakerActions';

const JOB_TYPES = [
  'automl-job',
  'compilation-job',
  'hyper-parameter-tuning-job',
  'model',
  'model-package',
  'model-package-group',
  'processing-job',
  'training-job',
  'transform-job',
];

const typed = (types: string[]) =>
  types.map(type => localArn('sagemaker', `${type}/*`));

/**
 * Jobs and models, as every persona that works runs them. In which network, with which keys and
 * tags is not said here: `jobSafeguards.ts` refuses the rest.
 */
export function jobStatements(jobRoleArn: string): PolicyStatement[] {
  return [
    allow(
      'RunJobs',
      sageMaker([
        'CreateAutoMLJob',
        'CreateAutoMLJobV2',
        'CreateCompilationJob',
        'CreateHyperParameterTuningJob',
        'CreateModel',
        'CreateModelPackage',
        'CreateModelPackageGroup',
        'CreateProcessingJob',
        'CreateTrainingJob',
        'CreateTransformJob',
        'DeleteModel',
        'DescribeAutoMLJob',
        'DescribeAutoMLJobV2',
        'DescribeCompilationJob',
        'DescribeHyperParameterTuningJob',
        'DescribeModel',
        'DescribeModelPackage',
        'DescribeModelPackageGroup',
        'DescribeProcessingJob',
        'DescribeTrainingJob',
        'DescribeTransformJob',
        'StopAutoMLJob',
        'StopCompilationJob',
        'StopHyperParameterTuningJob',
        'StopProcessingJob',
        'StopTrainingJob',
        'StopTransformJob',
      ]),
      { resources: typed(JOB_TYPES) },
    ),
    // At creation only: by itself, AddTags could claim what has no tag yet.
    allow('TagJobsAtCreation', ['sagemaker:AddTags'], {
      resources: typed(JOB_TYPES),
      conditions: { Null: { 'sagemaker:TaggingAction': 'false' } },
    }),
    allow(
      'ListJobs',
      sageMaker([
        'ListAutoMLJobs',
        'ListCandidatesForAutoMLJob',
        'ListHyperParameterTuningJobs',
        'ListModelPackageGroups',
        'ListModelPackages',
        'ListModels',
        'ListProcessingJobs',
        'ListTrainingJobs',
        'ListTrainingJobsForHyperParameterTuningJob',
        'ListTransformJobs',
        'Search',
      ]),
      { resources: ['*'] },
    ),
    allow('RunJobsAsJobRole', ['iam:PassRole'], {
      resources: [jobRoleArn],
      conditions: {
        StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    }),
  ];
}

/** What MLOps engineers do besides: endpoints, pipelines, monitoring, projects. */
export function deploymentStatements(): PolicyStatement[] {
  return [
    allow(
      'Deploy',
      sageMaker([
        'CreateDataQualityJobDefinition',
        'CreateEndpoint',
        'CreateEndpointConfig',
        'CreateModelBiasJobDefinition',
        'CreateModelExplainabilityJobDefinition',
        'CreateModelQualityJobDefinition',
        'CreateMonitoringSchedule',
        'CreatePipeline',
        'DeleteEndpoint',
        'DeleteEndpointConfig',
        'DeleteMonitoringSchedule',
        'DeletePipeline',
        'DescribeEndpoint',
        'DescribeEndpointConfig',
        'DescribeMonitoringSchedule',
        'DescribePipeline',
        'DescribePipelineExecution',
        'InvokeEndpoint',
        'ListPipelineExecutionSteps',
        'ListPipelineExecutions',
        'StartMonitoringSchedule',
        'StartPipelineExecution',
        'StopMonitoringSchedule',
        'StopPipelineExecution',
        'UpdateEndpoint',
        'UpdateEndpointWeightsAndCapacities',
        'UpdateModelPackage',
        'UpdateMonitoringSchedule',
        'UpdatePipeline',
      ]),
      {
        resources: typed([
          'data-quality-job-definition',
          'endpoint',
          'endpoint-config',
          'model-bias-job-definition',
          'model-explainability-job-definition',
          'model-package',
          'model-quality-job-definition',
          'monitoring-schedule',
          'pipeline',
        ]),
      },
    ),
    allow('TagDeploymentsAtCreation', ['sagemaker:AddTags'], {
      resources: typed([
        'endpoint',
        'endpoint-config',
        'monitoring-schedule',
        'pipeline',
      ]),
      conditions: { Null: { 'sagemaker:TaggingAction': 'false' } },
    }),
    allow(
      'ListDeployments',
      [
        ...sageMaker([
          'ListEndpointConfigs',
          'ListEndpoints',
          'ListMonitoringExecutions',
          'ListMonitoringSchedules',
          'ListPipelines',
        ]),
        'servicecatalog:SearchProducts',
      ],
      { resources: ['*'] },
    ),
  ];
}
