import { awsService } from '../../identity/roles';
import { trusts } from '../../identity/trustPolicy';
import { CallContext } from '../../service';
import { findKey } from '../kms/tables';
import { allowsService } from '../kms/keyPolicy';
import { QueueRecord } from './tables';

/**
 * Whether an AWS service may send to a queue for one of its resources: by the queue's policy, and by the
 * key's where the queue is encrypted ("Configure KMS permissions for AWS services", SQS guide).
 */
export function admitsService(
  { attributes, arn }: QueueRecord,
  service: string,
  sourceArn: string,
  context: CallContext,
): boolean {
  const { Policy, KmsMasterKeyId } = attributes;
  const { accountId } = context.caller;
  return (
    Policy !== undefined &&
    trusts(
      JSON.parse(Policy),
      'sqs:SendMessage',
      awsService(accountId, service),
      {
        'aws:sourcearn': sourceArn,
        'aws:sourceaccount': accountId,
        'aws:securetransport': 'true',
      },
    ) &&
    (KmsMasterKeyId === undefined ||
      allowsService(findKey(KmsMasterKeyId, context), service, {
        'aws:sqs:arn': arn,
      }))
  );
}
