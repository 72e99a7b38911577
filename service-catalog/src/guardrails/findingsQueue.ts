import { Duration } from 'aws-cdk-lib';
import {
  AnyPrincipal,
  PolicyDocument,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow, deny } from '../statements';

/** The longest that SQS keeps a message. */
const RETENTION = Duration.days(14);
const RECEIVES_BEFORE_DEAD = 5;

/** Where the findings wait for the platform team's tool, and where what cannot be delivered goes. */
export class FindingsQueue extends Construct {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly deadLetterQueueArn: string;
  readonly deadLetterQueueUrl: string;
  private readonly queues: readonly CfnQueue[];

  constructor(scope: Construct, id: string, props: { keyArn: string }) {
    super(scope, id);
    const encryptedQueue = (queueId: string, redrivePolicy?: object) =>
      new CfnQueue(this, queueId, {
        kmsMasterKeyId: props.keyArn,
        messageRetentionPeriod: RETENTION.toSeconds(),
        redrivePolicy,
      });

    const deadLetters = encryptedQueue('DeadLetters');
    const findings = encryptedQueue('Resource', {
      deadLetterTargetArn: deadLetters.attrArn,
      maxReceiveCount: RECEIVES_BEFORE_DEAD,
    });

    this.queues = [findings, deadLetters];
    this.queueArn = findings.attrArn;
    this.queueUrl = findings.ref;
    this.deadLetterQueueArn = deadLetters.attrArn;
    this.deadLetterQueueUrl = deadLetters.ref;
  }

  /** Lets EventBridge send what these rules find, and nothing else. */
  admit(ruleArns: string[]): void {
    this.queues.forEach((queue, index) => {
      const resources = [queue.attrArn];
      new CfnQueuePolicy(this, index === 0 ? 'Policy' : 'DeadLettersPolicy', {
        queues: [queue.ref],
        policyDocument: new PolicyDocument({
          statements: [
            deny('OnlyWithTls', ['sqs:*'], {
              principals: [new AnyPrincipal()],
              resources,
              conditions: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
            allow('RulesSend', ['sqs:SendMessage'], {
              principals: [new ServicePrincipal('events.amazonaws.com')],
              resources,
              conditions: { ArnEquals: { 'aws:SourceArn': ruleArns } },
            }),
          ],
        }),
      });
    });
  }
}
