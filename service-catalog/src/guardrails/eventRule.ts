import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { FindingRule } from './finding';

export interface EventRuleProps {
  readonly finding: FindingRule;
  readonly queueArn: string;
  readonly deadLetterQueueArn: string;
  /** Whatever else shall happen. */
  readonly furtherTargets?: CfnRule.TargetProperty[];
}

/**
 * The finding as the queue gets it, the same members for every control. A path that leads nowhere leaves
 * an empty text [UNV].
 */
function findingTemplate({ control, severity }: FindingRule): string {
  return `{"control":"${control}","severity":"${severity}","account":<account>,"region":<region>,"time":<time>,"resource":"<resource>","principal":"<principal>","detail":<detail>}`;
}

/** Turns the events that match into findings. */
export class EventRule extends Construct {
  readonly ruleArn: string;

  constructor(scope: Construct, id: string, props: EventRuleProps) {
    super(scope, id);
    const { finding, queueArn } = props;
    const deadLetterConfig = { arn: props.deadLetterQueueArn };

    this.ruleArn = new CfnRule(this, 'Resource', {
      description: finding.description,
      eventPattern: finding.pattern,
      targets: [
        {
          id: 'Findings',
          arn: queueArn,
          deadLetterConfig,
          inputTransformer: {
            inputPathsMap: {
              account: '$.account',
              region: '$.region',
              time: '$.time',
              detail: '$.detail',
              resource: finding.resourcePath,
              principal: finding.principalPath,
            },
            inputTemplate: findingTemplate(finding),
          },
        },
        ...(props.furtherTargets ?? []).map(target => ({
          ...target,
          deadLetterConfig,
        })),
      ],
    }).attrArn;
  }
}
