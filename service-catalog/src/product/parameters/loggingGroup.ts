import { PRODUCT_CHOICES } from 'backstage-plugin-secure-studio-common';
import { choice } from './definition';

export const loggingGroup = {
  label: 'Logs',
  parameters: {
    logRetentionDays: choice(
      'Retention',
      'Days for which the log groups keep their events',
      PRODUCT_CHOICES.logRetentionDays,
    ),
    flowLogTraffic: choice(
      'VPC flow log',
      'Traffic that the flow log of the VPC records',
      PRODUCT_CHOICES.flowLogTraffic,
    ),
    firewallFlowLog: choice(
      'Firewall flow log',
      'Whether the firewall logs every flow besides its alerts',
      PRODUCT_CHOICES.switch,
    ),
  },
};
