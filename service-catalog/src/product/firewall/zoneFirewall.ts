import { Fn, type CfnCondition } from 'aws-cdk-lib';
import {
  CfnFirewall,
  CfnLoggingConfiguration,
} from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import {
  conditional,
  eitherValue,
  valueIf,
  type Conditions,
} from '../conditions';

export interface ZoneFirewallProps {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly firewallName: string;
  readonly firewallPolicyArn: string;
  readonly alertLogGroupName: string;
  readonly flowLogGroupName: string;
  readonly conditions: Conditions;
  readonly condition: CfnCondition;
}

/** The firewall of one zone, with its logs. */
export class ZoneFirewall extends Construct {
  readonly firewallArn: string;
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: ZoneFirewallProps) {
    super(scope, id);
    const { condition, conditions } = props;

    // Off while it is created, since a protected firewall makes a rollback fail as well, and
    // before it goes; the portal switches it.
    const isProtected = eitherValue(conditions.protectsFirewall, true, false);
    const firewall = conditional(
      new CfnFirewall(this, 'Resource', {
        firewallName: props.firewallName,
        firewallPolicyArn: props.firewallPolicyArn,
        vpcId: props.vpcId,
        subnetMappings: [{ subnetId: props.subnetId }],
        deleteProtection: isProtected,
        firewallPolicyChangeProtection: isProtected,
        subnetChangeProtection: isProtected,
      }),
      condition,
    );

    conditional(
      new CfnLoggingConfiguration(this, 'Logging', {
        firewallArn: firewall.attrFirewallArn,
        loggingConfiguration: {
          logDestinationConfigs: [
            {
              logType: 'ALERT',
              logDestinationType: 'CloudWatchLogs',
              logDestination: { logGroup: props.alertLogGroupName },
            },
            valueIf(conditions.logsFlows, {
              LogType: 'FLOW',
              LogDestinationType: 'CloudWatchLogs',
              LogDestination: { logGroup: props.flowLogGroupName },
            }),
          ],
        },
      }),
      condition,
    );

    this.firewallArn = firewall.attrFirewallArn;
    // `EndpointIds` holds `zone:endpoint` in no defined order; a firewall of one subnet has one.
    this.endpointId = Fn.select(
      1,
      Fn.split(':', Fn.select(0, firewall.attrEndpointIds)),
    );
  }
}
