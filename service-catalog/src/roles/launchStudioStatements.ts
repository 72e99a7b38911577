import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, iamArn, localArn } from '../statements';

/** The SageMaker domain and its user profiles. */
export function launchStudioStatements(): PolicyStatement[] {
  const domains = localArn('sagemaker', 'domain/*');
  const userProfiles = localArn('sagemaker', 'user-profile/*');

  return [
    allow('CreateDomain', ['sagemaker:CreateDomain'], {
      resources: [domains],
      conditions: {
        StringEquals: { 'sagemaker:AppNetworkAccessType': 'VpcOnly' },
      },
    }),
    allow(
      'Studio',
      [
        'sagemaker:AddTags',
        'sagemaker:CreateUserProfile',
        'sagemaker:DeleteDomain',
        'sagemaker:DeleteTags',
        'sagemaker:DeleteUserProfile',
        'sagemaker:DescribeDomain',
        'sagemaker:DescribeUserProfile',
        'sagemaker:ListTags',
        'sagemaker:UpdateDomain',
        'sagemaker:UpdateUserProfile',
      ],
      { resources: [domains, userProfiles] },
    ),
    allow('FirstDomainOfTheAccount', ['iam:CreateServiceLinkedRole'], {
      resources: [iamArn('role/aws-service-role/sagemaker.amazonaws.com/*')],
      conditions: {
        StringEquals: { 'iam:AWSServiceName': 'sagemaker.amazonaws.com' },
      },
    }),
  ];
}
