import { Aws, type IResolvable } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { allow, deny } from '../statements';
import { statementIf } from './policyDocument';
import type { Conditions } from './conditions';

/** Whatever encrypts and decrypts. */
const CRYPTOGRAPHY = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Whatever governs the key, and nothing that uses it. */
const ADMINISTRATION = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/** Who governs a key does not use it: the account's IAM policies delegate the one, never the other. */
export const administration = () =>
  allow('AccountAdministersThroughIam', ADMINISTRATION, {
    principals: [new AccountRootPrincipal()],
    resources: ['*'],
  });

const principalsOf = (arns: string[]) => arns.map(arn => new ArnPrincipal(arn));

/** These roles encrypt and decrypt. */
export const usedBy = (arns: string[], conditions?: Record<string, unknown>) =>
  allow('EnvironmentRolesUse', [...CRYPTOGRAPHY, 'kms:DescribeKey'], {
    principals: principalsOf(arns),
    resources: ['*'],
    conditions,
  });

/** These roles let AWS's services use the key for a resource of theirs, such as a volume. */
export const grantedBy = (arns: string[]) =>
  allow('RolesLetVolumesUse', ['kms:CreateGrant'], {
    principals: principalsOf(arns),
    resources: ['*'],
    conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });

/** Through S3 only, not by calls of their own. */
export const THROUGH_S3 = {
  StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.${Aws.URL_SUFFIX}` },
};

/** Emergency roles decrypt what the buckets hold, where their own policies allow it as well. */
export function breakGlass(
  roleArns: string[],
  { hasBreakGlass }: Conditions,
): IResolvable {
  return statementIf(
    hasBreakGlass,
    allow('BreakGlassUses', [...CRYPTOGRAPHY, 'kms:DescribeKey'], {
      principals: [new AccountRootPrincipal()],
      resources: ['*'],
      conditions: {
        ArnEquals: { 'aws:PrincipalArn': roleArns },
        ...THROUGH_S3,
      },
    }),
  );
}

/**
 * Whoever holds the credentials of an environment's role calls KMS itself through the VPC's
 * endpoint only. Services that act for the role are not concerned.
 */
export const onlyThroughEndpoint = (arns: string[], kmsEndpointId: string) =>
  deny('DenyDirectUseOutsideEndpoint', CRYPTOGRAPHY, {
    principals: [new AnyPrincipal()],
    resources: ['*'],
    conditions: {
      ArnEquals: { 'aws:PrincipalArn': arns },
      StringNotEquals: { 'aws:SourceVpce': kmsEndpointId },
      Bool: { 'aws:ViaAWSService': 'false' },
    },
  });

/** CloudWatch Logs encrypts the environment's log groups, and no others. */
export const usedByLogs = (logGroupPrefix: string) =>
  new PolicyStatement({
    sid: 'CloudWatchLogsUses',
    principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
    actions: [...CRYPTOGRAPHY, 'kms:DescribeKey'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${logGroupPrefix}/*`,
      },
    },
  });
