import { FIREWALL_NAME_PREFIX } from '../product/names';
import type { FindingRule } from './finding';

/** What other services have judged already: alarms of environments, and AWS Config. */
export function signalFindings(stackName: string): FindingRule[] {
  return [
    {
      id: 'Alarm',
      control: 'environment-alarm',
      severity: 'MEDIUM',
      description:
        'An alarm of an environment, such as on a spike of blocked domains',
      pattern: {
        source: ['aws.cloudwatch'],
        'detail-type': ['CloudWatch Alarm State Change'],
        detail: {
          alarmName: [{ prefix: FIREWALL_NAME_PREFIX }],
          state: { value: ['ALARM'] },
        },
      },
      resourcePath: '$.resources[0]',
      principalPath: '$.source',
    },
    {
      id: 'NotCompliant',
      control: 'config-rule-not-compliant',
      severity: 'MEDIUM',
      description: 'A resource fails one of the AWS Config rules',
      pattern: {
        source: ['aws.config'],
        'detail-type': ['Config Rules Compliance Change'],
        detail: {
          configRuleName: [{ prefix: `${stackName}-` }],
          newEvaluationResult: { complianceType: ['NON_COMPLIANT'] },
        },
      },
      resourcePath: '$.detail.resourceId',
      principalPath: '$.detail.configRuleName',
    },
  ];
}
