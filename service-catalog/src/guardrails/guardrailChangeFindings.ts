import { changeOutsideStacks } from './changePattern';
import type { FindingRule } from './finding';

const principalPath = '$.detail.userIdentity.arn';

/** Changes to the guardrails themselves, whose names start with that of their stack. */
export function guardrailChangeFindings(stackName: string): FindingRule[] {
  const own = [{ prefix: `${stackName}-` }];
  return [
    {
      id: 'RuleChanged',
      control: 'guardrail-rule-changed-outside-stack',
      severity: 'HIGH',
      description: 'An EventBridge rule of the guardrails was changed',
      pattern: changeOutsideStacks({
        service: 'events',
        eventName: [
          'DeleteRule',
          'DisableRule',
          'PutRule',
          'PutTargets',
          'RemoveTargets',
        ],
        detail: {
          $or: [
            { requestParameters: { name: own } },
            { requestParameters: { rule: own } },
          ],
        },
      }),
      resourcePath: '$.detail.requestParameters.name',
      principalPath,
    },
    {
      id: 'QueueChanged',
      control: 'guardrail-queue-changed-outside-stack',
      severity: 'HIGH',
      description: 'The queue of the findings was changed or emptied',
      pattern: changeOutsideStacks({
        service: 'sqs',
        eventName: ['DeleteQueue', 'PurgeQueue', 'SetQueueAttributes'],
        detail: {
          requestParameters: { queueUrl: [{ wildcard: `*/${stackName}-*` }] },
        },
      }),
      resourcePath: '$.detail.requestParameters.queueUrl',
      principalPath,
    },
    {
      id: 'ConfigChanged',
      control: 'config-changed-outside-stack',
      severity: 'HIGH',
      description: 'AWS Config was told to record or to check less',
      pattern: changeOutsideStacks({
        service: 'config',
        eventName: [
          'DeleteConfigRule',
          'DeleteConfigurationRecorder',
          'DeleteDeliveryChannel',
          'StopConfigurationRecorder',
        ],
      }),
      resourcePath: '$.detail.requestParameters.configRuleName',
      principalPath,
    },
  ];
}
