import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { iamArn } from '../statements';
import { ConfigRules } from './configRules';
import { ConfigurationRecorder } from './configurationRecorder';
import { dataChangeFindings } from './dataChangeFindings';
import { EventRule } from './eventRule';
import type { FindingRule } from './finding';
import { FindingsKey } from './findingsKey';
import { FindingsQueue } from './findingsQueue';
import { firewallChangeFindings } from './firewallChangeFindings';
import { guardrailChangeFindings } from './guardrailChangeFindings';
import { jobCallFindings } from './jobCallFindings';
import { jobFindings } from './jobFindings';
import { JobResponder } from './jobResponder';
import { networkChangeFindings } from './networkChangeFindings';
import { signalFindings } from './signalFindings';
import { studioChangeFindings } from './studioChangeFindings';

export interface GuardrailsStackProps extends StackProps {
  /** Start of the names of the portal's roles, whose own changes are no findings. */
  readonly roleNamePrefix: string;
  /** What happens to a job that breaks a rule: a finding, or also its end. */
  readonly responder: 'report' | 'stop';
  /** Whether AWS Config's recorder comes with the stack. An account has one, often already. */
  readonly recordConfiguration: boolean;
}

/** Detects and, where wished, answers what the product prevents in its own environments only. */
export class GuardrailsStack extends Stack {
  constructor(scope: Construct, id: string, props: GuardrailsStackProps) {
    super(scope, id, props);

    const { keyArn } = new FindingsKey(this, 'Key');
    const queue = new FindingsQueue(this, 'Findings', { keyArn });
    const responder =
      props.responder === 'stop'
        ? new JobResponder(this, 'Responder')
        : undefined;
    const rules = this.findingRules(props.roleNamePrefix).map(
      finding =>
        new EventRule(this, finding.id, {
          finding,
          queueArn: queue.queueArn,
          deadLetterQueueArn: queue.deadLetterQueueArn,
          furtherTargets: responder &&
            finding.stops && [responder.target(finding.stops)],
        }),
    );
    queue.admit(rules.map(({ ruleArn }) => ruleArn));

    const configRules = new ConfigRules(this, 'Config');
    if (props.recordConfiguration) {
      const { channel } = new ConfigurationRecorder(this, 'Recorder', {
        keyArn,
      });
      configRules.rules.forEach(rule => rule.addResourceDependency(channel));
    }

    const outputs = {
      FindingsQueueArn: queue.queueArn,
      FindingsQueueUrl: queue.queueUrl,
      FindingsDeadLetterQueueUrl: queue.deadLetterQueueUrl,
      FindingsKeyArn: keyArn,
    };
    for (const [name, value] of Object.entries(outputs)) {
      new CfnOutput(this, name, { value });
    }
  }

  private findingRules(roleNamePrefix: string): FindingRule[] {
    const roles = {
      operateRoleArn: iamArn(`role/${roleNamePrefix}-operate`),
      openRoleArn: iamArn(`role/${roleNamePrefix}-open`),
    };
    return [
      ...jobFindings(),
      ...jobCallFindings(),
      ...studioChangeFindings(roles),
      ...firewallChangeFindings(roles),
      ...networkChangeFindings(),
      ...dataChangeFindings(),
      ...guardrailChangeFindings(this.stackName),
      ...signalFindings(this.stackName),
    ];
  }
}
