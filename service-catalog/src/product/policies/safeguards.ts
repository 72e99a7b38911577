import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { TAGS } from 'backstage-plugin-secure-studio-common';
import { deny } from '../../statements';
import { sageMaker, TAGGED } from './sageMakerActions';

/** What no persona does, whatever else allows it. */
export function administrationSafeguards(): PolicyStatement[] {
  return [
    deny(
      'DenyAdministration',
      [
        // Presigned URLs come from the portal alone, which knows who asks.
        'sagemaker:CreatePresignedDomainUrl',
        'sagemaker:CreatePresignedNotebookInstanceUrl',
        'sagemaker:*NotebookInstance',
        'sagemaker:*NotebookInstanceLifecycleConfig',
        'sagemaker:CreateDomain',
        'sagemaker:UpdateDomain',
        'sagemaker:DeleteDomain',
        'sagemaker:CreateUserProfile',
        'sagemaker:UpdateUserProfile',
        'sagemaker:DeleteUserProfile',
      ],
      { resources: ['*'] },
    ),
    deny(
      'DenyRemoteAccess',
      ['sagemaker:CreateSpace', 'sagemaker:UpdateSpace'],
      {
        resources: ['*'],
        conditions: { StringEquals: { 'sagemaker:RemoteAccess': 'ENABLED' } },
      },
    ),
    deny(
      'DenyRemoteDebug',
      ['sagemaker:CreateTrainingJob', 'sagemaker:UpdateTrainingJob'],
      {
        resources: ['*'],
        conditions: { Bool: { 'sagemaker:EnableRemoteDebug': 'true' } },
      },
    ),
  ];
}

/** Data leaves the account through no bucket of somebody else's. */
export function denyWritesToOtherAccounts(): PolicyStatement {
  return deny(
    'DenyWritesToOtherAccounts',
    ['s3:DeleteObject*', 's3:PutObject*'],
    {
      resources: ['*'],
      conditions: {
        StringNotEquals: { 'aws:ResourceAccount': Aws.ACCOUNT_ID },
      },
    },
  );
}

/** Calls about one resource that another environment may have made. */
const OF_ONE_RESOURCE = sageMaker([
  'DeleteEndpoint*',
  'DeleteModel*',
  'DeletePipeline',
  'Describe*Job*',
  'DescribeEndpoint*',
  'DescribeModel*',
  'DescribePipeline*',
  'InvokeEndpoint',
  'StartPipelineExecution',
  'Stop*',
  'UpdateEndpoint*',
  'UpdateModelPackage',
  'UpdatePipeline*',
  'UpdateMonitoringSchedule',
]);

/**
 * Environments of one account see each other in lists, which IAM cannot narrow, but touch only
 * what bears their own tag. What they create must bear it, and nobody changes it afterwards.
 */
export function tagSafeguards(environmentName: string): PolicyStatement[] {
  return [
    deny('DenyCreationWithoutOwnTag', sageMaker(TAGGED), {
      resources: ['*'],
      conditions: {
        StringNotEquals: {
          [`aws:RequestTag/${TAGS.environment}`]: environmentName,
        },
      },
    }),
    deny('DenyResourcesOfOthers', OF_ONE_RESOURCE, {
      resources: ['*'],
      conditions: {
        StringNotEquals: {
          [`aws:ResourceTag/${TAGS.environment}`]: environmentName,
        },
      },
    }),
    deny('DenyRetagging', ['sagemaker:AddTags', 'sagemaker:DeleteTags'], {
      resources: ['*'],
      conditions: {
        'ForAnyValue:StringLike': {
          'aws:TagKeys': ['secure-studio:*', TAGS.studioUserId],
        },
        Null: { 'sagemaker:TaggingAction': 'true' },
      },
    }),
  ];
}

/** What belongs to another domain of the account, by the tag that SageMaker itself sets. */
export function domainSafeguards(domainArn: string): PolicyStatement[] {
  return [
    deny('DenyOtherDomains', ['sagemaker:Delete*', 'sagemaker:Describe*'], {
      resources: ['*'],
      conditions: {
        // The domain itself, its profiles and spaces have no such tag.
        Null: { 'aws:ResourceTag/sagemaker:domain-arn': 'false' },
        StringNotEquals: { 'aws:ResourceTag/sagemaker:domain-arn': domainArn },
      },
    }),
  ];
}
