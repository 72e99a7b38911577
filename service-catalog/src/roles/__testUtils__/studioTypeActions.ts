import { registrySchema, type ResourceTypeActions } from './resourceTypeAction';

const NO_IMAGE = 'no image is named';
const NO_APP = 'the template makes no app';

/** The domain, its profiles and what Studio finds in Parameter Store. */
export const STUDIO_TYPE_ACTIONS: ResourceTypeActions[] = [
  {
    // Tags need `sagemaker:AddTags`, which the schema does not name.
    // https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html#grant-tagging-permissions
    type: 'AWS::SageMaker::Domain',
    create: [
      'iam:CreateServiceLinkedRole',
      'iam:PassRole',
      'kms:CreateGrant',
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'sagemaker:AddTags',
      'sagemaker:CreateDomain',
      'sagemaker:DescribeDomain',
    ],
    read: ['sagemaker:DescribeDomain', 'sagemaker:ListTags'],
    update: [
      'iam:PassRole',
      'sagemaker:AddTags',
      'sagemaker:DeleteTags',
      'sagemaker:DescribeDomain',
      'sagemaker:UpdateDomain',
    ],
    delete: ['sagemaker:DeleteDomain', 'sagemaker:DescribeDomain'],
    leftOut: {
      'efs:CreateFileSystem':
        'no action of IAM; the service-linked role makes the file system (AmazonSageMakerNotebooksServiceRolePolicy) [UNV]',
      'sagemaker:CreateApp': NO_APP,
      'sagemaker:DeleteApp': NO_APP,
      'sagemaker:DescribeImage': NO_IMAGE,
      'sagemaker:DescribeImageVersion': NO_IMAGE,
    },
    source: registrySchema(
      '04b21958b3a77aebd3c4097b682d1613bf85afe3',
      'aws-sagemaker-domain',
    ),
  },
  {
    type: 'AWS::SageMaker::UserProfile',
    create: [
      'iam:PassRole',
      'sagemaker:AddTags',
      'sagemaker:CreateUserProfile',
      'sagemaker:DescribeUserProfile',
    ],
    read: ['sagemaker:DescribeUserProfile', 'sagemaker:ListTags'],
    update: [
      'iam:PassRole',
      'sagemaker:AddTags',
      'sagemaker:DeleteTags',
      'sagemaker:DescribeUserProfile',
      'sagemaker:UpdateUserProfile',
    ],
    delete: ['sagemaker:DeleteUserProfile', 'sagemaker:DescribeUserProfile'],
    leftOut: {
      'sagemaker:DescribeImage': NO_IMAGE,
      'sagemaker:DescribeImageVersion': NO_IMAGE,
    },
    source: registrySchema(
      '0ce85731de4a9ef9d4ea68a06b5a0e5168bc878b',
      'aws-sagemaker-userprofile',
    ),
  },
  {
    type: 'AWS::SSM::Parameter',
    create: ['ssm:AddTagsToResource', 'ssm:GetParameters', 'ssm:PutParameter'],
    read: ['ssm:GetParameters'],
    update: [
      'ssm:AddTagsToResource',
      'ssm:GetParameters',
      'ssm:PutParameter',
      'ssm:RemoveTagsFromResource',
    ],
    delete: ['ssm:DeleteParameter'],
    source: registrySchema(
      '00f8ac71305bfae18b1579f1bf363c75849461a4',
      'aws-ssm-parameter',
    ),
  },
];
