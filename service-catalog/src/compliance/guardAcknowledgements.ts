/** A rule of AWS Control Tower's proactive controls that the product's template fails, and why. */
export interface GuardAcknowledgement {
  readonly rule: string;
  /** The control's id in AWS Control Tower. */
  readonly control: string;
  /** Logical ids of the template's resources. */
  readonly resources: readonly string[];
  readonly reason: string;
}

const BUCKETS = ['BucketsData', 'BucketsModels'];

/** What cfn-guard finds on the product's template, and why it stands. */
export const guardAcknowledgements: readonly GuardAcknowledgement[] = [
  {
    rule: 'cloudwatch_alarm_action_check',
    control: 'CT.CLOUDWATCH.PR.1',
    resources: ['BlockedDomains'],
    reason:
      'Its change of state is an event of EventBridge, which the guardrails’ stack turns into the finding environment-alarm in its queue.',
  },
  {
    rule: 'cloudwatch_log_group_retention_period_check',
    control: 'CT.CLOUDWATCH.PR.2',
    resources: ['LogsAlert', 'LogsFirewallFlow', 'LogsFlow', 'LogsQuery'],
    reason:
      'The rule wants a number, and here the parameter LogRetentionDays stands. It is never empty, so no log is kept for ever or not at all (T36); who must keep logs for a year chooses 365 or more.',
  },
  {
    rule: 'kms_create_grant_aws_service_check',
    control: 'CT.KMS.PR.3',
    resources: ['KeysData', 'KeysJobs', 'LogsKey', 'KeysStorage'],
    reason:
      'The rule wants a statement that denies grants to all but AWS’s services. These keys allow grants to nobody else: kms:CreateGrant is allowed under kms:GrantIsForAWSResource only, and the account’s statement delegates the administration of the key without it (T35).',
  },
  {
    rule: 'netfw_multi_az_enabled_check',
    control: 'CT.NETWORK-FIREWALL.PR.5',
    resources: ['Zone1Firewall', 'Zone2Firewall', 'Zone3Firewall'],
    reason:
      'Each zone has a firewall of its own, so that requests and answers never leave their zone (T16). An environment has up to three zones; one is the requester’s choice, and the parameter says that it is not highly available.',
  },
  {
    rule: 's3_bucket_logging_enabled_check',
    control: 'CT.S3.PR.2',
    resources: BUCKETS,
    reason:
      'Access is recorded by data events of the account’s trail, which name the source identity of the person (docs/product/account.md).',
  },
  {
    rule: 's3_event_notifications_enabled_check',
    control: 'CT.S3.PR.4',
    resources: BUCKETS,
    reason:
      'Nothing waits for new objects. Changes to a bucket’s policy, encryption and public access are findings of the guardrails.',
  },
  {
    rule: 's3_bucket_object_lock_enabled_check',
    control: 'CT.S3.PR.9',
    resources: BUCKETS,
    reason:
      'Data of a team must be erasable, on request of the people whose data it is as well. Versions are kept, and no role of the environment deletes a version.',
  },
];
