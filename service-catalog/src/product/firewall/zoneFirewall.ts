import { Fn } from 'aws-cdk-lib';
import {
  CfnFirewall,
  CfnLoggingConfiguration,
} from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';

export interface ZoneFirewallProps {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly firewallName: string;
  readonly firewallPolicyArn: string;
  readonly alertLogGroupName: string;
}

/** The firewall of one zone, with its alert log. */
export class ZoneFirewall extends Construct {
  readonly firewallArn: string;
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: ZoneFirewallProps) {
    super(scope, id);

    const firewall = new CfnFirewall(this, 'Resource', {
      firewallName: props.firewallName,
      firewallPolicyArn: props.firewallPolicyArn,
      vpcId: props.vpcId,
      subnetMappings: [{ subnetId: props.subnetId }],
      // A protected firewall would make the rollback of a failed creation fail as well.
      deleteProtection: false,
      firewallPolicyChangeProtection: false,
      subnetChangeProtection: false,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      firewallArn: firewall.attrFirewallArn,
      loggingConfiguration: {
        logDestinationConfigs: [
          {
            logType: 'ALERT',
            logDestinationType: 'CloudWatchLogs',
            logDestination: { logGroup: props.alertLogGroupName },
          },
        ],
      },
    });

    this.firewallArn = firewall.attrFirewallArn;
    // `EndpointIds` holds `zone:endpoint` in no defined order; a firewall of one subnet has one.
    this.endpointId = Fn.select(
      1,
      Fn.split(':', Fn.select(0, firewall.attrEndpointIds)),
    );
  }
}
