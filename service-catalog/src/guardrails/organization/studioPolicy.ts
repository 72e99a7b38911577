import { denial, policy } from './policy';
import { OPEN_ROLE } from './principals';

/** Those that carry both keys (service authorization reference, "Amazon SageMaker"). */
const IN_SUBNETS = [
  'sagemaker:CreateAutoMLJob',
  'sagemaker:CreateAutoMLJobV2',
  'sagemaker:CreateHyperParameterTuningJob',
  'sagemaker:CreateModel',
  'sagemaker:CreateProcessingJob',
  'sagemaker:CreateTrainingJob',
];

/** What nobody needs who works in environments of the product. */
export const studioPolicy = policy(
  // Not given is PublicInternetOnly, so what does not say VpcOnly is denied.
  denial('DomainsAreVpcOnly', ['sagemaker:CreateDomain'], {
    when: {
      StringNotEquals: { 'sagemaker:AppNetworkAccessType': 'VpcOnly' },
    },
  }),
  // An update that does not mention it changes nothing about it.
  denial('DomainsStayVpcOnly', ['sagemaker:UpdateDomain'], {
    when: {
      StringEquals: { 'sagemaker:AppNetworkAccessType': 'PublicInternetOnly' },
    },
  }),
  denial('DomainsHaveAKey', ['sagemaker:CreateDomain'], {
    when: { Null: { 'sagemaker:VolumeKmsKeyArn': 'true' } },
  }),
  denial('NoNotebookInstances', [
    'sagemaker:CreateNotebookInstance',
    'sagemaker:CreatePresignedNotebookInstanceUrl',
    'sagemaker:StartNotebookInstance',
  ]),
  denial('StudioThroughThePortal', ['sagemaker:CreatePresignedDomainUrl'], {
    spares: [OPEN_ROLE],
  }),
  denial('NoRemoteSpaces', ['sagemaker:CreateSpace', 'sagemaker:UpdateSpace'], {
    when: { StringEquals: { 'sagemaker:RemoteAccess': 'ENABLED' } },
  }),
  denial('JobsSaySubnets', IN_SUBNETS, {
    when: { Null: { 'sagemaker:VpcSubnets': 'true' } },
  }),
  denial('JobsSaySecurityGroups', IN_SUBNETS, {
    when: { Null: { 'sagemaker:VpcSecurityGroupIds': 'true' } },
  }),
);
