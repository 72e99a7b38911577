import {
  ANY_RESOURCE,
  bucketWildcard,
  regionalWildcard,
  wildcard,
  type Acknowledgement,
} from './acknowledgement';

/** As cdk-nag writes `stackSuffix()`. */
const STACK_SUFFIX =
  '{"Fn::Select":[4,{"Fn::Split":["-",{"Fn::Select":[2,{"Fn::Split":["/",{"Ref":"AWS::StackId"}]}]}]}]}';

const sageMaker = (...types: string[]) =>
  types.map(type => regionalWildcard('sagemaker', `${type}/*`));

/** On the policies of an environment's roles. */
export const productPolicyAcknowledgements: readonly Acknowledgement[] = [
  {
    findings: [ANY_RESOURCE],
    constructs: ['SecureStudio/FlowLog/Role'],
    reason:
      'logs:DescribeLogGroups, which has no narrower resource and reads names only.',
  },
  {
    findings: [ANY_RESOURCE],
    constructs: [
      'SecureStudio/Policies/Deploy',
      'SecureStudio/Policies/Jobs',
      'SecureStudio/Policies/Read',
    ],
    reason:
      'List calls, and the search among products, which AWS lets nobody narrow to a resource (T27 says so): they tell names, never contents.',
  },
  {
    findings: [ANY_RESOURCE],
    constructs: ['SecureStudio/Policies/Data'],
    reason:
      'Describe calls on the network, the login to Amazon ECR, and metrics in the namespaces of SageMaker: none of them takes a resource, and none reads data.',
  },
  {
    findings: [
      wildcard('<BucketsData.Arn>/*'),
      wildcard('<BucketsModels.Arn>/*'),
    ],
    constructs: ['SecureStudio/Policies/Data'],
    reason:
      'The objects of the environment’s own two buckets. No other bucket is named but those of the options below (T2, T3).',
  },
  {
    findings: [
      bucketWildcard('jumpstart-cache-prod-<AWS::Region>/*'),
      bucketWildcard('jumpstart-private-cache-prod-<AWS::Region>/*'),
      bucketWildcard('sagemaker-example-files-prod-<AWS::Region>/*'),
      bucketWildcard('sagemaker-sample-files/*'),
    ],
    constructs: ['SecureStudio/Policies/Data'],
    reason:
      'Read only, from AWS’s public buckets, and only where the policy of the S3 endpoint admits them: JumpStart and SampleFiles, off by default (T7).',
  },
  {
    findings: [
      regionalWildcard('ec2', 'network-interface/*'),
      wildcard('arn:<AWS::Partition>:ecr:<AWS::Region>:*:repository/*'),
      regionalWildcard('logs', 'log-group:/aws/sagemaker/*'),
    ],
    constructs: ['SecureStudio/Policies/Data'],
    reason:
      'AWS gives network interfaces their ids when it makes them. Images are read, never pushed: those of AWS are in accounts that differ by region and framework, and a repository of another account has to admit the reader besides. Log groups are those of SageMaker, with the streams of other domains denied (T28).',
  },
  {
    findings: sageMaker(
      'automl-job',
      'compilation-job',
      'hyper-parameter-tuning-job',
      'model-package-group',
      'model-package',
      'model',
      'processing-job',
      'training-job',
      'transform-job',
    ),
    constructs: ['SecureStudio/Policies/Jobs'],
    reason:
      'People name their jobs. Each is created with the tag of the own team and changed only where it has it (T26), in the environment’s subnets and with its keys (T18–T20).',
  },
  {
    findings: sageMaker(
      'data-quality-job-definition',
      'endpoint-config',
      'endpoint',
      'model-bias-job-definition',
      'model-explainability-job-definition',
      'model-package',
      'model-quality-job-definition',
      'monitoring-schedule',
      'pipeline',
    ),
    constructs: ['SecureStudio/Policies/Deploy'],
    reason:
      'As of jobs: the team’s tag at creation and afterwards (T26), the environment’s network and keys (T19). For MLOps engineers only (T22).',
  },
  {
    findings: sageMaker(
      'app/<sagemaker:DomainId>',
      'space/<sagemaker:DomainId>',
    ),
    constructs: ['SecureStudio/Policies/Read', 'SecureStudio/Policies/Studio'],
    reason:
      'The condition sagemaker:DomainId in the ARN leaves those of the own domain (T27).',
  },
  {
    findings: sageMaker('user-profile/<sagemaker:DomainId>'),
    constructs: ['SecureStudio/Policies/Read'],
    reason: 'Describe only, and the own domain only (T27).',
  },
  {
    findings: [
      ...['ProcessingJobs', 'TrainingJobs', 'TransformJobs'].map(group =>
        regionalWildcard(
          'logs',
          `log-group:/aws/sagemaker/${group}:log-stream:${STACK_SUFFIX}*`,
        ),
      ),
      regionalWildcard(
        'logs',
        'log-group:/aws/sagemaker/studio:log-stream:<StudioDomain.DomainId>/*',
      ),
    ],
    constructs: ['SecureStudio/Policies/DomainIsolation'],
    reason:
      'The streams whose names begin with the environment’s own suffix or domain id; SageMaker adds the rest (T28).',
  },
];
