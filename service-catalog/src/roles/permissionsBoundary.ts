import { CfnManagedPolicy, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  BOUNDARY_PATH,
  EXECUTION_ROLE_PATH,
  type AccountNames,
} from '../product/names';
import {
  administrationSafeguards,
  denyWritesToOtherAccounts,
} from '../product/policies/safeguards';
import { BUCKET_ACTIONS, OBJECT_ACTIONS } from '../product/policies/s3Access';
import { allow, iamArn } from '../statements';

/**
 * The most that any role of an environment can do, whoever writes its policies. It belongs to the
 * account, not to an environment, so the launch role cannot widen it.
 */
export class PermissionsBoundary extends Construct {
  constructor(scope: Construct, id: string, names: AccountNames) {
    super(scope, id);

    new CfnManagedPolicy(this, 'Resource', {
      managedPolicyName: names.boundaryName,
      path: BOUNDARY_PATH,
      description:
        'Secure Studio: the most that a role of an environment can do',
      policyDocument: new PolicyDocument({
        statements: [
          allow(
            'Studio',
            [
              ...BUCKET_ACTIONS,
              ...OBJECT_ACTIONS,
              'cloudwatch:PutMetricData',
              'ec2:CreateNetworkInterface',
              'ec2:CreateNetworkInterfacePermission',
              'ec2:DeleteNetworkInterface',
              'ec2:DeleteNetworkInterfacePermission',
              'ec2:DescribeDhcpOptions',
              'ec2:DescribeNetworkInterfaces',
              'ec2:DescribeSecurityGroups',
              'ec2:DescribeSubnets',
              'ec2:DescribeVpcs',
              'ecr:BatchCheckLayerAvailability',
              'ecr:BatchGetImage',
              'ecr:GetAuthorizationToken',
              'ecr:GetDownloadUrlForLayer',
              'kms:CreateGrant',
              'kms:Decrypt',
              'kms:DescribeKey',
              'kms:Encrypt',
              'kms:GenerateDataKey',
              'kms:GenerateDataKeyWithoutPlaintext',
              'kms:ReEncryptFrom',
              'kms:ReEncryptTo',
              'logs:CreateLogGroup',
              'logs:CreateLogStream',
              'logs:DescribeLogGroups',
              'logs:DescribeLogStreams',
              'logs:GetLogEvents',
              'logs:PutLogEvents',
              'sagemaker:*',
              'servicecatalog:SearchProducts',
              'ssm:GetParameter',
              'ssm:GetParameters',
            ],
            { resources: ['*'] },
          ),
          allow('JobRoles', ['iam:PassRole'], {
            resources: [iamArn(`role${EXECUTION_ROLE_PATH}*`)],
            conditions: {
              StringEquals: {
                'iam:PassedToService': 'sagemaker.amazonaws.com',
              },
            },
          }),
          denyWritesToOtherAccounts(),
          ...administrationSafeguards(),
        ],
      }),
    });
  }
}
