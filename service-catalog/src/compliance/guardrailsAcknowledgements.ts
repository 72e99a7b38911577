import {
  regionalWildcard,
  wildcard,
  type Acknowledgement,
} from './acknowledgement';

/** Logical ids of the automations that stop a job. */
const AUTOMATIONS = [
  'ResponderTrainingJob3FF5C3E0',
  'ResponderProcessingJob9DEEA50D',
  'ResponderTransformJob2E1A94B4',
  'ResponderHyperParameterTuningJobA5A9AB37',
];

/** On the guardrails' stack, with responder and recorder switched on. */
export const guardrailsAcknowledgements: readonly Acknowledgement[] = [
  {
    findings: [
      'training-job',
      'processing-job',
      'transform-job',
      'hyper-parameter-tuning-job',
    ].map(type => regionalWildcard('sagemaker', `${type}/*`)),
    constructs: ['Responder/StopRole'],
    reason:
      'The responder stops whichever job breaks a rule, so it cannot name them. The role stops jobs and does nothing else.',
  },
  {
    findings: AUTOMATIONS.map(id =>
      regionalWildcard('ssm', `automation-definition/<${id}>:*`),
    ),
    constructs: ['Responder/StartRole'],
    reason: 'Any version of one document, which this stack owns.',
  },
  {
    findings: ['NIST.800.53.R5-IAMNoInlinePolicy'],
    constructs: ['Responder/StopRole', 'Responder/StartRole', 'Recorder/Role'],
    reason:
      'The policy is for this role alone and goes with it: nobody can attach it to another.',
  },
  {
    findings: [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWS_ConfigRole]',
    ],
    constructs: ['Recorder/Role'],
    reason:
      'AWS Config records every type of resource and AWS adds the reading rights for new ones to this policy; a copy would silently record less. It reads configuration, no data.',
  },
  {
    findings: [
      wildcard(
        '<RecorderHistoryADF5D4E0.Arn>/AWSLogs/<AWS::AccountId>/Config/*',
      ),
    ],
    constructs: ['Recorder/Role'],
    reason:
      'AWS Config names the files that it writes below this prefix of the stack’s own bucket.',
  },
  {
    findings: ['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'],
    constructs: ['Recorder/History'],
    reason:
      'Access is recorded by data events of the account’s trail (docs/product/account.md). AWS Config alone writes to the bucket, encrypted and over TLS.',
  },
  {
    findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
    constructs: ['Recorder/History'],
    reason:
      'Versions are kept and the bucket outlives the stack. An account whose history must be in two places has a recorder of its landing zone, and leaves this one out.',
  },
];
