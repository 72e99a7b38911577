import { randomUUID } from 'node:crypto';
import type { Target } from '@aws-sdk/client-eventbridge';
import { AwsError } from '../../AwsError';
import { assumeRole, awsService } from '../../identity/roles';
import { CallContext } from '../../service';
import { admitsService } from '../sqs/queueAccess';
import { queueByArn } from '../sqs/tables';
import { parseEventPattern } from './eventPattern';
import { matchesEvent } from './pattern';
import { RuleRecord, rules } from './tables';
import { BusEvent, targetInput } from './targetInput';
import { automationOf } from './targetTypes';

const PRINCIPAL = 'events.amazonaws.com';

export type NewEvent = Pick<BusEvent, 'detail-type' | 'source' | 'detail'> & {
  readonly resources?: readonly string[];
};

/**
 * Puts an event on the default bus: every rule that matches it gets it, before this returns. A target
 * that cannot be reached never fails the call that led to the event.
 *
 * @returns the event's id
 */
export async function publish(
  event: NewEvent,
  context: CallContext,
): Promise<string> {
  const whole: BusEvent = {
    version: '0',
    id: randomUUID(),
    account: context.caller.accountId,
    region: context.region,
    time: context.clock.now().toISOString().replace(/\.\d+/, ''),
    resources: [],
    ...event,
  };
  const matching = rules(context.state)
    .values()
    .filter(
      rule =>
        rule.enabled &&
        matchesEvent(parseEventPattern(rule.eventPattern), whole),
    );
  for (const rule of matching) {
    for (const target of rule.targets) {
      await deliver(target, rule, whole, context);
    }
  }
  return whole.id;
}

async function deliver(
  target: Target,
  rule: RuleRecord,
  event: BusEvent,
  context: CallContext,
): Promise<void> {
  const input = targetInput(target, event, rule);
  try {
    await (automationOf(target.Arn ?? '')
      ? startAutomation(target, input, context)
      : send(target.Arn ?? '', input, rule, context));
  } catch (error) {
    const deadLetters = target.DeadLetterConfig?.Arn;
    if (deadLetters === undefined) return;
    // Without a queue that takes it, the event is lost, as it is at AWS after the last retry.
    await send(deadLetters, JSON.stringify(event), rule, context).catch(
      () => error,
    );
  }
}

async function send(
  queueArn: string,
  MessageBody: string,
  rule: RuleRecord,
  context: CallContext,
): Promise<void> {
  const queue = queueByArn(context.state, queueArn);
  if (!queue || !admitsService(queue, PRINCIPAL, rule.arn, context)) {
    throw new AwsError(
      'AccessDenied',
      `${rule.arn} may not send to ${queueArn}`,
      403,
    );
  }
  await context.invoke(
    'sqs',
    'SendMessage',
    { QueueUrl: queue.url, MessageBody },
    awsService(context.caller.accountId, PRINCIPAL),
  );
}

async function startAutomation(
  { Arn = '', RoleArn = '' }: Target,
  input: string,
  context: CallContext,
): Promise<void> {
  const document = automationOf(Arn);
  const { session } = await assumeRole(
    awsService(context.caller.accountId, PRINCIPAL),
    { roleArn: RoleArn, sessionName: 'events', tags: {} },
    context,
  );
  await context.invoke(
    'ssm',
    'StartAutomationExecution',
    {
      DocumentName: document?.name,
      DocumentVersion: document?.version,
      Parameters: JSON.parse(input),
    },
    session,
  );
}
